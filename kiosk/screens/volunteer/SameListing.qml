pragma ComponentBehavior: Bound

import QtQuick
import kiosk.screens.parts

// A listing that may be the one that somebody writes anew.
Tappable {
    id: same

    required property string inCommon
    required property string name
    required property string serviceId
    required property string standing

    signal chosen

    Accessible.description: inCommon
    objectName: "same"
    outlineColour: Theme.ink
    padding: Theme.padding
    text: qsTr("Open %1").arg(name)

    contentItem: Column {
        Heading {
            text: same.text
            width: parent.width
        }
        Words {
            text: same.inCommon
            width: parent.width
        }
        Words {
            color: Theme.quietInk
            text: same.standing
            visible: text !== ""
            width: parent.width
        }
    }

    onClicked: same.chosen()
}
