"""Rumbo: a private, bilingual companion for people whose cancer has come back."""

__version__ = "0.1.0"
