"""Logs and notes in, triaged items out: readers, triage, writing back."""
