"""One module for each command: a function with options and help, and a plain one that does the work."""
