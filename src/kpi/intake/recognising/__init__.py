"""From a grid of cells to observations: what each cell is, and what is asked where that is not sure."""
