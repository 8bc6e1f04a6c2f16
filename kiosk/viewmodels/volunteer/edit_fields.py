"""The rows of a listing's form, and the parts that one can go to, as QML draws them."""

from PySide6.QtQml import QmlElement

from kiosk.viewmodels.rows import Rows
from kiosk.viewmodels.volunteer.edit_rows import FieldRow, PartRow

QML_IMPORT_NAME = "kiosk.viewmodels.volunteer"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class PartRows(Rows):
    """The parts of the form that one can go to."""

    row_type = PartRow


@QmlElement
class FieldRows(Rows):
    """The rows of a form. Whoever types into one stays in it, whatever comes or goes beside it."""

    row_type = FieldRow
    known_by = ("field_key",)

    def place_of(self, field: str) -> int | None:
        """Where the row of that key is."""
        places = (n for n, row in enumerate(self.all_rows()) if row.field_key == field)
        return next(places, None)
