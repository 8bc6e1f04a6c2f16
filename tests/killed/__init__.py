"""Volunteers' acts in a process that is killed at any moment."""
