"""What leaves the program, and archives that come back: weights, tables, reports, TensorBoard, archives."""
