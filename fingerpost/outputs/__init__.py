"""Siblings: each makes artifacts from the publication; none writes, none imports another."""
