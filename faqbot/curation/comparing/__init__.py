"""What the bot says now beside what it said, or would have said: receipts replayed, two versions of a base compared."""
