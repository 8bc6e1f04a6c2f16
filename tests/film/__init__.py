"""Tests of kiosk.film."""
