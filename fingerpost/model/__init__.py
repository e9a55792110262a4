"""What is known: frozen types and the parsers of single values. No disk, no YAML, no HTML."""
