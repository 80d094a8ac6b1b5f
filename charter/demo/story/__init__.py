"""What happened in Kelderby, as data: who is there, what each wrote, and what became of it."""
