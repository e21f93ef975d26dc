"""The stories a file holds and the readers who open it."""
