"""The sections of the balcony: each turns what is looked at into a picture. Pure."""
