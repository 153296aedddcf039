"""Pictures: from core values and ready words to SVG text."""
