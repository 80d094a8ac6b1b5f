"""The record: every act that matters, entered once, in an order nobody can change unseen."""
