"""In-place edits of knowledge files that leave every other byte unchanged."""
