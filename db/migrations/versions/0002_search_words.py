"""the words that search looks through.

They are derived from the other tables: env.py makes them anew after every migration, and all that
this one does is to ask for it (kiosk/directory/search_words.py).
"""

revision = "0002_search_words"
down_revision = "0001_directory_and_principles"


def upgrade() -> None:
    pass
