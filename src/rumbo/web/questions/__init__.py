"""The list to bring to a visit."""
