"""What happened to one person: facts, the log they stand in, and the course that follows from them."""
