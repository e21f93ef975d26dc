"""The scan wait: one scan and its result, each reader's own."""
