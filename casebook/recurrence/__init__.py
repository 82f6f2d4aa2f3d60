"""The same trouble, raised again: like items across logs, meetings and units."""
