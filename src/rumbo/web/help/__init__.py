"""Who to call, the emergency card, and the words and pages that explain."""
