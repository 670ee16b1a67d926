"""Help for those who write a base: a start, a skeleton of its sources, and edits that leave the rest as it was."""
