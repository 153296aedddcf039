"""The page of the neuron."""
