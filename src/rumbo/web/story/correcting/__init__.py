"""One fact at a time: where it comes from, putting it right, adding, taking back, and two facts that disagree."""
