"""The desk of somebody who looks after a base: suggestions, decisions and health, one request a process."""
