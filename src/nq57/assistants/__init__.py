"""What assistants that others run may ask of a workspace: read only, published content alone."""
