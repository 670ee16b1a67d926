"""What a question log teaches: suggestions for a base, each with what it would change."""
