"""Siblings: other people's data into entries and a report."""
