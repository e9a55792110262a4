"""What is made from all finished files: siblings that do not know each other."""
