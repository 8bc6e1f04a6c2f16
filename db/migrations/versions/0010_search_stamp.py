"""search_stamp, and the tiers of each word: both are derived, and made anew by any migration."""

revision = "0010_search_stamp"
down_revision = "0009_editing"


def upgrade() -> None:
    pass
