"""Every object that the screens may see."""
