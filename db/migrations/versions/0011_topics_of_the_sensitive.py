"""What is sensitive is not found by its topics: words of the search, made anew by any migration."""

revision = "0011_topics_of_the_sensitive"
down_revision = "0010_search_stamp"


def upgrade() -> None:
    pass
