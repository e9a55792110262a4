"""Text in: files, nodes with positions, and the model made from them."""
