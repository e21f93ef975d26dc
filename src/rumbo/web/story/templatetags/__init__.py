"""Template tags of the story."""
