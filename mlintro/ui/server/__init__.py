"""The process around the pages: how it starts, what it refuses, whose turn it is."""
