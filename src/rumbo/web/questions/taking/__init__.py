"""Visits and questions, taken along and brought in."""
