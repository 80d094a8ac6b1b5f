"""The parts of a Word file, element by element: runs, fields, links, lists and styles, as paragraphs of our own model."""
