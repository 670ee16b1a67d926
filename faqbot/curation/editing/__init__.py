"""Edits of knowledge files that change no other byte."""
