import QtQuick
import kiosk.screens.parts

// What is said beside a field: with a sign where something has to be put right.
Item {
    id: note

    property bool isTrouble: false
    required property string text

    implicitHeight: words.implicitHeight
    visible: text !== ""

    Icon {
        id: sign

        anchors.left: parent.left
        colour: note.isTrouble ? Theme.clay : Theme.quietInk
        name: note.isTrouble ? "alert-triangle" : "info-circle"
        y: Math.round((Theme.body * 1.2 - height) / 2)
    }
    Words {
        id: words

        Accessible.role: note.isTrouble ? Accessible.AlertMessage : Accessible.StaticText
        color: note.isTrouble ? Theme.clay : Theme.quietInk
        font.weight: note.isTrouble ? Font.DemiBold : Font.Normal
        text: note.text

        anchors {
            left: sign.right
            leftMargin: Theme.smallGap
            right: parent.right
        }
    }
}
