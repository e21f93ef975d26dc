"""Trials that were saved: a note, "I told my doctor", up to four side by side, and a page for the doctor."""
