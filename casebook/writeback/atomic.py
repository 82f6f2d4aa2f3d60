"""Where the casebook's writers find what writes a file whole or not at all."""

from codebook.writing import check_place, replacing

__all__ = ["check_place", "replacing"]
