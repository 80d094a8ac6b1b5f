"""The command line's parts, one file a family of commands."""
