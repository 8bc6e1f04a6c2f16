import QtQuick
import kiosk.viewmodels

// Stands with every text and listing about moving or exercise, and under Living with pain.
Tappable {
    id: note

    required property Navigation navigation

    objectName: "emergencyNote"
    outlineColour: Theme.clay
    padding: Theme.padding
    text: qsTr("New numbness between your legs, trouble peeing, or weak legs? Touch here now.")

    contentItem: Item {
        implicitHeight: words.implicitHeight

        Icon {
            id: sign

            anchors.left: parent.left
            colour: note.down ? Theme.ink : Theme.clay
            name: "alert-triangle"
        }
        Words {
            id: words

            color: sign.colour
            font.weight: Font.DemiBold
            text: note.text

            anchors {
                left: sign.right
                leftMargin: Theme.smallGap
                right: parent.right
            }
        }
    }

    onClicked: navigation.openEmergency()
}
