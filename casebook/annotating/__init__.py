"""What coaches teach: which item comes next, how far people agree, what was settled, and whether it is enough."""
