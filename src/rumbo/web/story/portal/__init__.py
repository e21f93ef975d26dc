"""Connect a portal: the one place where Rumbo talks to another computer about a person, and only as far as they agree."""
