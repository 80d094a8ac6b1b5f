"""Accidents, tried on purpose: processes killed, a disk full, mail down, files copied at any moment. `python3 dev.py drill`."""
