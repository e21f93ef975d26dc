"""Bring something in: a file is kept, read in a child process, met at the door, and gone through together."""
