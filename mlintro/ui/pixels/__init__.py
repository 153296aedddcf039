"""The page of pixels: mixer, colour game, photo."""
