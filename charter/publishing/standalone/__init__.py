"""A complete copy of the public site as plain files, which works from any file server and needs no program of ours."""

from charter.publishing.standalone.making import Made, make

__all__ = ["Made", "make"]
