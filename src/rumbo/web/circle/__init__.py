"""The circle: the people who help, what is asked of them, and what they are told."""
