"""Word files: opened safely, read with their tracked changes and comments, turned into our text. Bytes in, values out.

In the order they build on each other: `xml`, `package` and `model`; `parts` (what stands in a file); `reading` (the door in);
`taking` (which changes are taken); `ours` (how our own copies are known); `plain` (the text as Markdown); `returned` and its
door `marked` (a copy that was sent back). `writing` (the way out) stands alone: it shares nothing with reading.
"""
