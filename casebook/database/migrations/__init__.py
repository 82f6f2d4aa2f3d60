"""The tables' history: one module a version, each from the one before."""
