"""What a template may see: words already chosen, links already made, nothing to work out.

Siblings in an order: `words`, `card`, then the views of whole pages.
"""
