"""The open interface for programs: read only, and never more than the pages and the open data show."""
