"""A Word text as plain Markdown: each paragraph a clause, and what cannot be carried named."""
