"""Tools that write the first files and sources of a base."""
