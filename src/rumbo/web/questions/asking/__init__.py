"""The visit itself: one question a screen, saved at each pause in typing; or all answers of a filled sheet at once."""
