"""The admin page: what was asked in vain, how the bases are, and live figures, behind a key."""
