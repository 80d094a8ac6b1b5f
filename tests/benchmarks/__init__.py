"""Measurements, printed as a table with each row's ratio to a bare Flask view on the same server in the same run."""
