"""Every row of day to day; each room's stand in its own folder."""
