"""What people send, as grids of cells; what people write, as numbers and periods."""
