"""A marked-up copy that was sent back: which clause is which, whose changes are whose, and what each comes to."""
