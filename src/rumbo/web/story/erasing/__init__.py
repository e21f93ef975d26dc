"""Erasing a whole story at a host. At home, whoever erases their file removes its folder."""
