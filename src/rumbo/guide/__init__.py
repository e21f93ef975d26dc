"""What to ask, weigh and do, picked from content/ for this course."""
