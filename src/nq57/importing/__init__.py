"""Papers to draft records: `papers` are read, `facts` recognised in them, `drafts` made and written."""
