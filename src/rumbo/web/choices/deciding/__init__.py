"""Deciding, step by step: one thing a page, nothing lost between, and every earlier version kept."""
