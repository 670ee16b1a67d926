"""All that the engine knows of English."""
