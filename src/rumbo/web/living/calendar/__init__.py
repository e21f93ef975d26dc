"""The calendar: what is planned beside the visits, once or again and again."""
