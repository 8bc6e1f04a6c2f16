"""What the volunteers' pages show and do. Made by `kiosk/volunteer_area.py`, not at the start."""
