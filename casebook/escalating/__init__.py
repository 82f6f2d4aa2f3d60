"""Asking a level that can decide: the memo, and the answer that comes back."""
