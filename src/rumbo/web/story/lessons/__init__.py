"""What was learned the last time: written down once, offered again at visits and where something is decided."""
