"""What can be wrong with a knowledge base, beyond what keeps it from loading."""
