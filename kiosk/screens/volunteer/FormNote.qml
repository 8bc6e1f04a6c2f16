import QtQuick
import kiosk.screens.parts

// Something that is said between the fields.
FormRow {
    id: row

    required property string typed
    required property string wrong

    implicitHeight: column.implicitHeight

    Column {
        id: column

        width: parent.width

        Words {
            font.weight: Font.DemiBold
            objectName: row.fieldKey
            text: row.typed
            visible: text !== ""
            width: parent.width
        }
        FieldNote {
            isTrouble: true
            objectName: row.fieldKey
            text: row.wrong
            width: parent.width
        }
    }
}
