"""Signing up, confirming, listing and withdrawing."""
