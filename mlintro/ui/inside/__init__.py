"""Look inside the models, on their page."""
