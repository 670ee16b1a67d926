"""Everything that depends on how people write, and on no subject."""
