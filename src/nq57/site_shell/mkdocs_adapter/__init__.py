"""The only package that imports MkDocs and Material; another theme is another package beside it."""
