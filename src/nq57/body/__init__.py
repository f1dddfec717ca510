"""One reading of a body: what readers get of a Markdown text, and where its parts are in the file."""
