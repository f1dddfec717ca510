"""Every sentence that editors and operators read about a problem, by subject."""
