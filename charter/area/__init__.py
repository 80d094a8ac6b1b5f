"""What an area says of itself: who runs and pays, to whom one complains, and which weeks are holidays."""
