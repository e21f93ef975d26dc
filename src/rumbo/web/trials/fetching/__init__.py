"""Bringing the trials up to date: the one address that is asked, how far it is, and files by hand."""
