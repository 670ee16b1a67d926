"""Help for authors: the first files of a base, and a skeleton of its sources."""
