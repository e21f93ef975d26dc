"""Filters of the opinions' templates."""
