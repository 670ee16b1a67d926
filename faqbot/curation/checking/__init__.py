"""Checks of a base beyond those of the loader."""
