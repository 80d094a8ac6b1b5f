"""Persons, organisations, groups, roles, registers, sign-in; and may.py, the one table of who may do what."""
