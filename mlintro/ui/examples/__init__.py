"""The examples that models learn from, on the page of the models: spoilt, whose they are, and one's own."""
