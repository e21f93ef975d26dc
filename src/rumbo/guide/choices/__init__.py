"""The choices that are commonly talked about when cancer is back: what each is, and which of them a course brings up."""
