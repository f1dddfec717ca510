"""Questions answered from a unit's own pages: passages, one index for Python and browsers, answers."""
