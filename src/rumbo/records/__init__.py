"""Readers: a file a person can get becomes facts, each with its source.

One module per format; each runs in a child process.
"""
