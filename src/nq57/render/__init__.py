"""This layer turns a catalogue into articles and pages; pure, and without any theme."""
