"""Changing a listing by hand: its form, what people type, drafts, and making it public."""
