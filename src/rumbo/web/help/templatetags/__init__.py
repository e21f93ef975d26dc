"""Template tags of help."""
