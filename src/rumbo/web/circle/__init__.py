"""My circle: what would help, and who lends a hand."""
