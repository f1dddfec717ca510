"""Forms: how one block of an infographic fills a part of a sheet."""
