"""This layer is the only room that knows MkDocs and Material; another theme is another room."""
