"""The site's own look: a name, a colour and a mark, chosen by the convenor and checked so that everybody can read by it."""
