"""The Model Context Protocol, an option: ``faqbot[mcp]``. The core imports nothing of this package."""
