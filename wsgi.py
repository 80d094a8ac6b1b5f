"""What a WSGI server loads: gunicorn wsgi:app."""

import gc
import os

from sqlalchemy.orm import configure_mappers

import config
from charter.app import create_app

app = create_app(config.from_environ(os.environ))

# With --preload this is made once before the workers part. Kept out of the collector's way they go on sharing it:
# two workers hold 147 MiB after a thousand pages, and 182 without.
configure_mappers()
gc.collect()
gc.freeze()
