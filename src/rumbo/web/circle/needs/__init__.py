"""What would help: a short walk, in one's own words."""
