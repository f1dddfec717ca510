"""Papers in any form as lines and tables, each with its place."""
