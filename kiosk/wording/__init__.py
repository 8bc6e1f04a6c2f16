"""Facts in the words of a screen or of a sheet of paper."""
