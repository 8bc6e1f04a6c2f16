import QtQuick
import kiosk.screens.parts

// How something is, in a sentence: a sign beside it says whether it is well.
Item {
    id: note

    required property bool isWell
    property alias text: words.text

    implicitHeight: words.implicitHeight

    Icon {
        id: sign

        anchors.left: parent.left
        colour: words.color
        name: note.isWell ? "circle-check" : "alert-triangle"
        y: Math.round((Theme.body * 1.3 - height) / 2)
    }
    Words {
        id: words

        color: note.isWell ? Theme.leaf : Theme.clay
        font.weight: Font.DemiBold

        anchors {
            left: sign.right
            leftMargin: Theme.smallGap
            right: parent.right
        }
    }
}
