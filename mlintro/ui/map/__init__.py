"""The map of experiments, on the page of the models."""
