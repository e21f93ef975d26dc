"""The circle: what would help, what is asked of whom, and what may be said of it to others."""
