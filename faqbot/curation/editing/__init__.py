"""Knowledge files changed in place, byte for byte the same elsewhere."""
