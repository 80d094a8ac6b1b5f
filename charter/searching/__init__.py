"""Search: one box over the text, what was said and suggested, what meetings decided and who has signed."""
