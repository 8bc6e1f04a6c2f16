"""Folders of pages for any web server: without a script, and without a foreign address."""
