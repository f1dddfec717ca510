"""This layer holds Vietnamese text: folding, slugs, normal forms, dates, citations; pure."""
