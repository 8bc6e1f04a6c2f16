pragma ComponentBehavior: Bound

import QtQuick
import kiosk.screens.parts

// A field that was changed at home and at the kiosk: what it was, and the two to choose between.
Panel {
    id: choice

    required property string before
    required property string label
    required property string listing
    required property string mine
    required property int number
    required property string side
    required property string theirs

    signal chosen(bool mine)

    objectName: `sheetChoice-${number}`
    spacing: Theme.gap

    Column {
        width: choice.innerWidth

        Heading {
            text: choice.listing
            width: parent.width
        }
        Words {
            text: qsTr("%1. Before: %2").arg(choice.label).arg(choice.before)
            width: parent.width
        }
    }
    ChoiceRow {
        chosen: choice.side === "theirs"
        detail: choice.theirs
        objectName: `theirs-${choice.number}`
        oneOnly: true
        text: qsTr("Now at the kiosk")
        width: choice.innerWidth

        onClicked: choice.chosen(false)
    }
    ChoiceRow {
        chosen: choice.side === "mine"
        detail: choice.mine
        objectName: `mine-${choice.number}`
        oneOnly: true
        text: qsTr("From the spreadsheet")
        width: choice.innerWidth

        onClicked: choice.chosen(true)
    }
}
