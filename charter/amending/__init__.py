"""Suggested words: amendments and their changes."""
