"""Whether the class has moved: a tab asks every three seconds, and only where it has draws its line anew."""
