"""What a browser must do itself: JavaScript, with the Python that mounts it beside it."""
