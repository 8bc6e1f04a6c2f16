pragma ComponentBehavior: Bound

import QtQuick
import kiosk.screens.parts

// Ten digits in their usual places, and below them a way to take the last one back. Nothing here
// ever moves.
FocusScope {
    id: pad

    // Large, but no larger than a low screen has room for, and never smaller than a target.
    readonly property int keySize: Math.max(Theme.target, Math.min(Theme.mm(27), (mostHeight - erase.height) / 4 - Theme.gap))
    required property real mostHeight
    // Somebody types here: the next key may come at once (kiosk/viewmodels/touch.py).
    readonly property bool quickKeys: true

    signal erased
    signal pressed(string digit)

    implicitHeight: 4 * (keySize + Theme.gap) + erase.height
    implicitWidth: 3 * keySize + 2 * Theme.gap
    objectName: "keyPad"

    Repeater {
        model: ["1", "2", "3", "4", "5", "6", "7", "8", "9", "0"]

        Tappable {
            id: key

            required property int index
            required property string modelData
            readonly property int place: index < 9 ? index : 10 // 0 stands below 8

            height: pad.keySize
            objectName: `digit${modelData}`
            outlineColour: Theme.ink
            text: modelData
            width: pad.keySize
            x: place % 3 * (pad.keySize + Theme.gap)
            y: Math.floor(place / 3) * (pad.keySize + Theme.gap)

            contentItem: Words {
                font.pixelSize: Theme.number
                font.weight: Font.Bold
                horizontalAlignment: Text.AlignHCenter
                text: key.modelData
                verticalAlignment: Text.AlignVCenter
            }

            onClicked: pad.pressed(modelData)
        }
    }
    TouchButton {
        id: erase

        anchors.bottom: parent.bottom
        iconName: "backspace"
        objectName: "erase"
        text: qsTr("Erase")
        width: parent.width

        onClicked: pad.erased()
    }
}
