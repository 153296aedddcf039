"""Draw a digit, on the page of the models."""
