"""What doctors said, side by side."""
