"""Review of content as Git branches: who may do what, what waits for approval, and what was approved."""
