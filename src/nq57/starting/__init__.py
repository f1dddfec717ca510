"""A section's beginning: a new workspace, a new unit, a new record, an old copy brought over, this machine.

It must not print or ask; what a person answered comes in, files and sentences come out.
"""
