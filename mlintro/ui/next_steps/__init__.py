"""The last page."""
