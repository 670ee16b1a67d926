"""Why a reply is what it is."""
