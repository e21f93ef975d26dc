"""The long view: times, lines, what was measured and what scans said, over the years."""
