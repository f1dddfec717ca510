"""The weekly loudspeaker bulletin: what is chosen, what is said, and the forms in which it goes out."""
