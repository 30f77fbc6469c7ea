"""The models of the paper in NumPy alone: exact conditionals, gradients, ADAM and metrics."""
