"""Reading the Department's register of schools, and its list of trusts, as downloaded."""
