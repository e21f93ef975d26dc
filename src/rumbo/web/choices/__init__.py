"""Choices to ask about: what is commonly talked about for this story, side by side, and what doctors said of it."""
