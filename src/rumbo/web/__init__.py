"""The Django site: one folder per place on the menu, and `frame`, what every page shares."""
