"""The deeds of this room, one file a family; none commits."""
