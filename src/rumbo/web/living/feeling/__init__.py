"""How I feel: a log of a day or a week in a minute, what was logged over time, and a page of it for the doctor."""
