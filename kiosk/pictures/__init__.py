"""Our own flat people and the pictures they live in."""
