"""Whether the class has moved: a tab asks every few seconds, and only where it has draws its line anew."""
