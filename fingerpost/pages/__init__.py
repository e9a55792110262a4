"""Which pages exist, at which address, from which template: siblings, joined in `plan`."""
