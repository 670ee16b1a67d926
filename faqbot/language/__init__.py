"""Everything that depends on a language, and on no subject."""
