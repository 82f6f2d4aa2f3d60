"""Lets `python -m balcony` do what `balcony` does."""

from balcony.main import main

main()
