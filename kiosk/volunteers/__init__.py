"""Who may change the directory at this kiosk, and how they say who they are."""
