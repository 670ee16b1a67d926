"""The ways in which people reach the bot."""
