"""Word lists: see README.md for where each comes from and its licence."""
