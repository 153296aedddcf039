"""The examples that models learn from, on the page of the models: spoilt on purpose, and who wrote them."""
