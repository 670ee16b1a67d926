"""Messages from chat programs: each is a question on its own, and the reply to the request is the reply."""
