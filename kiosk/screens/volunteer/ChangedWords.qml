pragma ComponentBehavior: Bound

import QtQuick
import kiosk.viewmodels.volunteer
import kiosk.screens.parts

// What has changed of the words that somebody signed, part by part.
Panel {
    id: changed

    required property SignedChanges changes

    objectName: "signedChanges"
    spacing: Theme.gap
    visible: parts.count > 0

    Heading {
        text: qsTr("Changed since it was signed")
        width: changed.innerWidth
    }
    Repeater {
        id: parts

        model: changed.changes

        Column {
            id: part

            required property string heading
            required property string words

            width: changed.innerWidth

            Words {
                font.weight: Font.DemiBold
                text: part.heading
                width: parent.width
            }
            Words {
                objectName: "changedPart"
                text: part.words
                width: parent.width
            }
        }
    }
}
