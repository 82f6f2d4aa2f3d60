"""A meeting over the casebook, phase by phase: everything of it that is not a screen."""
