"""The parts of the Annotate screen."""
