"""Erasing a person at their request, in every room at once, and again after an older copy was restored."""
