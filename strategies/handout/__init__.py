"""The playbook on pages: composed once, then written as text, Markdown, HTML or Word."""
