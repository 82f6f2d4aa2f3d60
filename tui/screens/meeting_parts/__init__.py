"""The work of each phase of a session."""
