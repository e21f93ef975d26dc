"""Tell it myself: one question a page, nothing required, back and forward lose nothing."""
