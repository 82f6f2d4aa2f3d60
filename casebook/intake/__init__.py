"""Readers: a file or standard input in, a `Log` out. Start at `casebook.intake.reading`."""
