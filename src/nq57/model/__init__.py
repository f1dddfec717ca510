"""This layer holds what content is: records, units, numbers, vocabulary, problems; no I/O."""
