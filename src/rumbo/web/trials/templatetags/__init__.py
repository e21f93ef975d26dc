"""Filters of the trials' templates."""
