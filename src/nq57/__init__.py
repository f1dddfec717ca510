"""nq57 renders an agency's NQ57 section from structured content.

This package is layered; see ARCHITECTURE.md. It must not know any machine or agency.
"""

__version__ = "0.1.0"
