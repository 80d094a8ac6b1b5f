"""Charter: one local area drafts, amends, settles, signs and publishes its inclusion charter."""

__version__ = "0.1.0"
