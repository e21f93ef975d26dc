"""What every page shares: the layout, its parts, the look, the two languages, and who may knock at all."""
