"""The hall: what the room sees on its screen and on its phones, how it is joined, and answering in it."""
