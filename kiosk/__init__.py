"""A touch-screen kiosk of local services and of what good care looks like."""

__version__ = "0.1.0"
