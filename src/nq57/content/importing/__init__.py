"""Papers to draft records: readers of files, pure recognisers of lines, drafts, and their writing."""
