"""A real browser walks the journeys of the demonstration."""
