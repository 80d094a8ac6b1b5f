"""Where a search looks, one file a kind: each asks one question and tells only what a page shows everybody."""
