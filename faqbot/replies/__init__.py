"""What the bot says to a question, and when."""
