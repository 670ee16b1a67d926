"""The version of the package, and the number of its engine."""

VERSION = "0.1.0"

ENGINE = 38
"""Goes up whenever other weights are learned or they are stored in another way; a test holds it to that."""
