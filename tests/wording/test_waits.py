"""How long something takes, in words."""

import pytest

from kiosk.wording.waits import wait_words


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (0, "0 seconds"),
        (1, "1 second"),
        (15, "15 seconds"),
        (59, "59 seconds"),
        (60, "1 minute"),
        (61, "1 minute 1 second"),
        (119, "1 minute 59 seconds"),
        (240, "4 minutes"),
        (300, "5 minutes"),
    ],
)
def test_a_wait_is_told_in_minutes_and_seconds(seconds: int, said: str) -> None:
    assert wait_words(seconds) == said
