"""The playbook in YAML, its schema, its loader, and advice."""
