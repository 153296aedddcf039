"""Pictures: from core values and ready words to SVG text, or to a matplotlib Figure."""
