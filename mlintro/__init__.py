"""The core of the lesson: what it computes, grades and draws. Nothing here knows the screen."""

__version__ = "1.1.0"  # of the lesson; what changed stands in CHANGELOG.md
