"""What keeps people from being hurt by what the kiosk shows: the fixed cards."""
