"""Writes and sends the letters that the outbox owes; the feed."""
