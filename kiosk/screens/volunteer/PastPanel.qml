import QtQuick
import kiosk.screens.parts

// One act: what was done, by whom, what it changed, and the way to take it back.
Panel {
    id: panel

    required property string by
    required property bool canTakeBack
    required property string changes
    property bool enabledNow: true
    property string listingId: ""
    property string name: ""
    required property int revision
    property bool showsName: false
    required property bool undone
    required property string what

    signal opened(string listingId)
    signal takenBack(int revision)

    spacing: Theme.smallGap

    Words {
        font.weight: Font.Bold
        objectName: "pastWhat"
        text: panel.what
        width: panel.innerWidth
    }
    Words {
        color: Theme.quietInk
        text: panel.by
        width: panel.innerWidth
    }
    Words {
        font.weight: Font.DemiBold
        text: panel.name
        visible: panel.showsName && text !== ""
        width: panel.innerWidth
    }
    Words {
        objectName: "pastChanges"
        text: panel.changes
        visible: text !== ""
        width: panel.innerWidth
    }
    Words {
        color: Theme.quietInk
        font.weight: Font.DemiBold
        text: qsTr("This was taken back.")
        visible: panel.undone
        width: panel.innerWidth
    }
    Flow {
        spacing: Theme.gap
        topPadding: Theme.smallGap
        visible: take.visible || open.visible
        width: panel.innerWidth

        TouchButton {
            id: take

            enabled: panel.enabledNow
            iconName: "rotate-clockwise"
            objectName: `takeBack-${panel.revision}`
            opacity: enabled ? 1 : 0
            text: qsTr("Take this back")
            visible: panel.canTakeBack

            onClicked: panel.takenBack(panel.revision)
        }
        TouchButton {
            id: open

            objectName: `openPast-${panel.revision}`
            text: qsTr("Show the listing")
            visible: panel.showsName && panel.listingId !== ""

            onClicked: panel.opened(panel.listingId)
        }
    }
}
