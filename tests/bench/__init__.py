"""What the kiosk costs: start, memory, touch. `python -m tests.bench [NAME…]`."""
