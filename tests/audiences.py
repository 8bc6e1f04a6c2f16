"""Who reads the listings in tests: patients of a room in trial, and of one that has gone live."""

import datetime

from kiosk.directory.freshness import audience

DAY = datetime.date(2026, 11, 23)

IN_TRIAL = audience(DAY, trial=True)
ONCE_LIVE = audience(DAY, trial=False)
