pragma ComponentBehavior: Bound

import QtQuick
import kiosk.screens.parts

// A field that two people have changed: what it was, and what each wants of it.
Panel {
    id: choice

    required property string before
    required property string fieldKey
    required property bool isMine
    required property string label
    required property string mine
    required property string theirs

    signal chosen(bool mine)

    objectName: `conflict-${fieldKey}`
    spacing: Theme.gap

    Column {
        width: choice.innerWidth

        Heading {
            text: choice.label
            width: parent.width
        }
        Words {
            color: Theme.quietInk
            text: qsTr("Before: %1").arg(choice.before)
            width: parent.width
        }
    }
    Side {
        chosen: !choice.isMine
        objectName: `theirs-${choice.fieldKey}`
        text: qsTr("Theirs, public now: %1").arg(choice.theirs)
        width: choice.innerWidth

        onClicked: choice.chosen(false)
    }
    Side {
        chosen: choice.isMine
        objectName: `mine-${choice.fieldKey}`
        text: qsTr("Mine: %1").arg(choice.mine)
        width: choice.innerWidth

        onClicked: choice.chosen(true)
    }

    component Side: Tappable {
        id: side

        required property bool chosen

        Accessible.checkable: true
        Accessible.checked: chosen
        Accessible.role: Accessible.RadioButton
        colour: chosen ? Theme.sage : Theme.card
        outlineColour: Theme.ink
        padding: Theme.padding

        contentItem: Item {
            implicitHeight: Math.max(words.implicitHeight, sign.height)

            Icon {
                id: sign

                anchors.left: parent.left
                colour: Theme.ink
                name: "check"
                opacity: side.chosen ? 1 : 0
            }
            Words {
                id: words

                font.weight: side.chosen ? Font.DemiBold : Font.Normal
                text: side.text

                anchors {
                    left: sign.right
                    leftMargin: Theme.smallGap
                    right: parent.right
                }
            }
        }
    }
}
