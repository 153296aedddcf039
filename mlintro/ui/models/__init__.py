"""The page of the models: knobs, training, results."""
