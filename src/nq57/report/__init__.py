"""This layer turns the catalogue into reports on the fixed dates."""
