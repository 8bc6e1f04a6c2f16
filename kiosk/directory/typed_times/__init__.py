"""Times as people say them, read into the facts of a listing and written as a line again."""
