"""This part makes a slideshow of a unit's newest things, for a public screen, with or without a network."""
