"""The disk again: a folder swapped in at once, and the search index."""
