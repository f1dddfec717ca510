"""This layer tells what each unit sees: inheritance, listings, relations; pure, no files."""
