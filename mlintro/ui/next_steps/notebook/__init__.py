"""The notebook that a learner takes away."""
