"""The notebook: private pages of one reader, opened only by that reader's own key."""
