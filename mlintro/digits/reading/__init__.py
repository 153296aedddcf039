"""How an image is made, read and explained."""
