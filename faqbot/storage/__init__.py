"""Files that the program writes: compiled bases, and whatever people ask it to keep."""
