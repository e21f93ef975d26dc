"""Tasks: what is asked of others, who takes it, and a message ready to copy."""
