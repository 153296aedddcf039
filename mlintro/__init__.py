"""The core of the lesson: what it computes, grades and draws. Nothing here knows the screen."""
