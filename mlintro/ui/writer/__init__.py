"""The machine that writes, on the last page."""
