"""Side effects: what can help at home and what to ask, for the treatments of the story; and effects that last, told to it."""
