"""The formats a Book is written in, one file each: `write(book, folder)` gives the names of the files it wrote."""

from charter.publishing.formats import csv_files, database, json_file

FORMATS = (database, json_file, csv_files)
