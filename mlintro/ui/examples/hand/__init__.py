"""Teach the models one's own hand, on their page."""
