"""Translations, Easy Read and sign-language versions that stand beside one version of the text."""
