import QtQuick
import kiosk.screens.parts

// Where a part of the form begins, or a group in it.
FormRow {
    id: row

    required property string hint
    required property string kind
    required property string label
    readonly property bool large: kind === "part"

    implicitHeight: column.implicitHeight + column.y

    Rectangle {
        color: Theme.line
        height: Theme.outline
        visible: row.large
        width: parent.width
        y: Theme.gap / 2
    }
    Column {
        id: column

        spacing: Math.round(Theme.smallGap / 2)
        width: parent.width
        y: row.large ? Theme.gap : 0

        Heading {
            color: row.large ? Theme.deepTeal : Theme.ink
            font.pixelSize: row.large ? Theme.heading : Theme.body
            text: row.label
            width: parent.width
        }
        Words {
            color: Theme.quietInk
            text: row.hint
            visible: text !== ""
            width: parent.width
        }
    }
}
