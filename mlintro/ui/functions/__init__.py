"""The page of function headers."""
