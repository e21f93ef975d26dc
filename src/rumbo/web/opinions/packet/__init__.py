"""The packet for a second doctor: what is needed, what goes in, its cover page and letters, and the file."""
