"""The pure text engine: clauses, differences, changes, merges and anchors of a Markdown text (see README.md)."""
