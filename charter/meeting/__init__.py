"""Meetings: agenda, rounds, decisions, closing, settling, minutes."""
