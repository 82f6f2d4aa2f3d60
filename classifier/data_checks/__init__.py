"""Checks of a folder of training items: what it holds, what is thin, what leaks, what gives a label away."""
