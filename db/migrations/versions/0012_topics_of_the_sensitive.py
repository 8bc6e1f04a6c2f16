"""What is sensitive is not found by its topics: words of the search, made anew by any migration."""

revision = "0012_topics_of_the_sensitive"
down_revision = "0011_answers"


def upgrade() -> None:
    pass
