"""What a WSGI server loads: gunicorn wsgi:app."""

import gc

# Almost nothing that is made while starting is ever given up again, and looking for it takes a fifth of the start.
gc.disable()

import os  # noqa: E402

from sqlalchemy.orm import configure_mappers  # noqa: E402

import config  # noqa: E402
from charter.app import create_app  # noqa: E402

app = create_app(config.from_environ(os.environ))

# With --preload this is made once before the workers part. Kept out of the collector's way they go on sharing it:
# two workers hold about 155 MiB after a thousand pages, and about 190 without.
configure_mappers()
gc.freeze()
# A page makes a few thousand short-lived things and no rings of them: at the usual 700 it would be looked through ten times.
gc.set_threshold(50_000, 20, 50)
gc.enable()
