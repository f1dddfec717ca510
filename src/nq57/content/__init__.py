"""This layer turns files into records and problems; nothing below it touches the disk."""
