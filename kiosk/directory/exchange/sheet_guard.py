"""Text that a spreadsheet would take for a formula or an error: an apostrophe goes before it."""

import re

ERRORS = frozenset("#N/A #REF! #VALUE! #NAME? #DIV/0! #NULL! #NUM! #SPILL!".split())
"""What a spreadsheet shows where a formula went wrong."""
_ERROR = "|".join(re.escape(each) for each in sorted(ERRORS))
_RISKY = re.compile(rf"'*(?:\s*[=+\-@]|[\t\r]|(?:{_ERROR})$)")
_GUARDED = re.compile(rf"'+(?:\s*[=+\-@]|[\t\r]|(?:{_ERROR})$)")


def guarded(text: str) -> str:
    """The text for a CSV file."""
    return f"'{text}" if _RISKY.match(text) else text


def guarded_as_text(text: str) -> str:
    """The text for a cell that is text by its type, so that `unguarded` gives it back."""
    return f"'{text}" if text in ERRORS or _GUARDED.match(text) else text


def unguarded(text: str) -> str:
    """The text without that apostrophe."""
    return text[1:] if _GUARDED.match(text) else text
