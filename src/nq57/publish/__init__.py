"""This layer brings a finished tree to an agency's host."""
