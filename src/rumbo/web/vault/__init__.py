"""The vault: the encrypted file of one household, its keys, its records' bytes, its back-ups, and the lock page."""
