"""What a WSGI server loads: gunicorn wsgi:app."""

import os

import config
from charter.app import create_app

app = create_app(config.from_environ(os.environ))
