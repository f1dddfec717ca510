"""What a paper says: pure recognisers of lines, each value with its confidence and its line."""
