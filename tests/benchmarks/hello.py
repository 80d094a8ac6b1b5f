"""A bare Flask view: what every figure is a ratio to."""

from flask import Flask

app = Flask(__name__)


@app.get("/")
def hello() -> str:
    """The least that a page can be."""
    return "Hello"
