"""This layer turns a project into trees of files: what to build, by whom, and the safe switch."""
