"""What words mean here: terms with their local meaning, and plainer words for jargon."""
