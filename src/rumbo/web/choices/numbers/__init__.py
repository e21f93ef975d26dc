"""The door before numbers: each reader opens it for themselves, topic by topic, and can close it again."""
