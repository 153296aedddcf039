"""Draw a digit: on home, and on the page of the models."""
