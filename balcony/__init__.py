"""The command line: one module for each command, one edge for errors."""

__version__ = "0.1.0"
