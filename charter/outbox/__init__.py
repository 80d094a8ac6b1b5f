"""Letters owed: rows of kind and references, written by the act that owes them."""
