"""Hides what names a person, by rule, and puts it back from a map that stays on the machine. Start at `finding`."""
