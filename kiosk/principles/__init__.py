"""The seven principles of good care, in words for patients."""
