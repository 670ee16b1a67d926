"""Knowledge bases: their data model and their loader."""
