"""Walks each kind of file piece by piece and writes it back with pieces changed. Start at `rewriting`."""
