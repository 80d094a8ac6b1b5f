"""Comments, moderation and answers."""
