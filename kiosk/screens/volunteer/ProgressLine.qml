import QtQuick
import kiosk.screens.parts

// What goes on, and how far it is; below 0 where nobody knows.
Column {
    id: line

    required property real progress
    property alias text: words.text

    spacing: Theme.smallGap

    Words {
        id: words

        Accessible.role: Accessible.AlertMessage
        font.weight: Font.DemiBold
        width: parent.width
    }
    Rectangle {
        Accessible.role: Accessible.ProgressBar
        border.color: Theme.ink
        border.width: Theme.outline
        color: "transparent"
        height: Math.round(Theme.body / 2)
        objectName: "progressLine"
        radius: height / 2
        visible: line.progress >= 0
        width: parent.width

        Rectangle {
            anchors.left: parent.left
            color: Theme.teal
            height: parent.height
            radius: height / 2
            width: Math.max(height, parent.width * Math.min(1, line.progress))
        }
    }
}
