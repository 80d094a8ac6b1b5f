"""Word files: opened safely, read with their tracked changes and comments, turned into our text. Bytes in, values out."""
