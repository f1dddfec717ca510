"""Draft records of what a paper says, and their writing."""
