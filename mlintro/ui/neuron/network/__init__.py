"""Three neurons that learn what one cannot do."""
