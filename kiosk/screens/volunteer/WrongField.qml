pragma ComponentBehavior: Bound

import QtQuick
import kiosk.screens.parts

// What has to be put right, and the way to it.
Tappable {
    id: wrong

    required property string fieldKey
    required property string label
    required property string words

    signal chosen(bool byKeys)

    Accessible.description: words
    objectName: `fix-${fieldKey}`
    outlineColour: Theme.ink
    padding: Theme.padding
    text: label

    contentItem: Item {
        implicitHeight: column.implicitHeight

        Column {
            id: column

            anchors.left: parent.left
            anchors.right: arrow.left
            anchors.rightMargin: Theme.smallGap

            Heading {
                text: wrong.label
                width: parent.width
            }
            Words {
                text: wrong.words
                width: parent.width
            }
        }
        Icon {
            id: arrow

            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            colour: Theme.ink
            directional: true
            name: "arrow-right"
        }
    }

    onClicked: wrong.chosen(activeFocus)
}
