"""Compare replies of different times or versions: replay receipts, and diff two versions of a base."""
