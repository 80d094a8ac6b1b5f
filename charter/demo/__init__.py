"""The demo area: an invented place, its people and their charter, only ever served under `--demo`."""
