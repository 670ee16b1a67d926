"""One person's conversation with the bot."""
