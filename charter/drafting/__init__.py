"""Charters, versions and clauses: importing a text, making the next version, timetables."""
