"""Plays the story of Kelderby through the same actions that its people would use."""
