"""The bot over HTTP, an option: ``faqbot[serve]``. The core imports nothing of this package."""
