"""The report that people read: first a frozen structure built by pure functions, then three ways to set it."""
