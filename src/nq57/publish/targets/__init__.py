"""The kinds of targets, one module for each; `table` chooses by the scheme of an address."""
