"""Filters of the choices' templates."""
