"""The people who help: who they are, and what each of them may see."""
