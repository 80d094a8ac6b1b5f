"""Open data: everything the site shows, to take away, and nothing that it does not show."""
