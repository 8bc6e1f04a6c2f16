"""USB sticks: found, mounted, read and written safely, and let go of before they are pulled out."""
