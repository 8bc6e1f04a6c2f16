"""One test for all of very many things: thousands of tests take minutes for what takes seconds."""

from collections.abc import Callable, Iterable
from typing import TypeVar

T = TypeVar("T")

Test = Callable[[T], None]


def of_each(
    things: Iterable[T], named: Callable[[T], object] = repr
) -> Callable[[Test[T]], Callable[[], None]]:
    """Make a test of one thing a test of all; it fails with every thing that is wrong."""
    every = list(things)

    def decorate(test: Test[T]) -> Callable[[], None]:
        def test_all() -> None:
            wrong = []
            for thing in every:
                try:
                    test(thing)
                except AssertionError as error:
                    wrong.append(f"{named(thing)}: {error}")
            assert not wrong, "\n".join(wrong)

        test_all.__name__, test_all.__doc__ = test.__name__, test.__doc__
        return test_all

    return decorate
