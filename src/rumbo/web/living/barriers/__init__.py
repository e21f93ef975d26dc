"""Money, work and getting there: a check of what is in the way, what people do about it, and a page for the social worker."""
