"""Visits: planning one, taking the list along, writing down what was answered, and what comes of it."""
