"""Medicines: what one takes, why, how much and when; a day noted or skipped; stopped with why; a list to print."""
