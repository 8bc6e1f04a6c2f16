"""What a room says of itself in `site.toml`, changed at the kiosk: by a lead, or by two people."""
