"""Articles that people wrote elsewhere, in Word, HTML, Markdown or OpenDocument, to draft records."""
