"""What a host needs and a home does not: its settings, its keys, and the shelf where each story's key lies."""
