"""Text in, readings out. Nothing here is imported before it is needed: start at `classifier.classifier`."""
