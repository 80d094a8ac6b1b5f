"""What every door shares: forms, errors, headers, limits, the cache of public pages."""
