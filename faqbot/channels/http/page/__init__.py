"""The chat page and the widget: static files, and what the server fills into them."""
