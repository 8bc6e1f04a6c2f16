import QtQuick
import kiosk.viewmodels

// Looks like the field that it leads to: whoever would rather type than choose touches here.
Tappable {
    id: door

    required property Navigation navigation

    implicitWidth: Theme.target * 3
    leftPadding: Theme.padding
    objectName: "searchDoor"
    outlineColour: Theme.ink
    radius: Theme.target / 2
    rightPadding: Theme.padding
    text: qsTr("Search in your own words")

    contentItem: Item {
        implicitHeight: words.implicitHeight

        Icon {
            id: glass

            anchors.left: parent.left
            anchors.verticalCenter: parent.verticalCenter
            colour: Theme.quietInk
            name: "search"
        }
        Words {
            id: words

            anchors.left: glass.right
            anchors.leftMargin: Theme.smallGap
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            color: Theme.quietInk
            text: door.text
        }
    }

    onClicked: navigation.openSearch()
}
