"""The channels through which users reach the bot."""
