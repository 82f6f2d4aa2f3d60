"""What a meeting leaves behind: one summary, written as a page, a document, a table or a calendar."""
