"""Trials: fetched whole and judged on this computer, one trial's page, and those that were saved to talk about."""
