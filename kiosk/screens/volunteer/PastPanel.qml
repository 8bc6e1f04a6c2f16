import QtQuick
import kiosk.screens.parts

// One act: what was done, by whom, what it changed, and the way to take it back.
Panel {
    id: panel

    property string beforeWords: ""
    required property string by
    readonly property bool canOpen: showsName && listingId !== ""
    required property bool canTakeBack
    required property string changes
    property bool enabledNow: true
    property bool goesBack: false
    property string listingId: ""
    property string name: ""
    required property int revision
    property bool showsName: false
    required property bool undone
    required property string what

    signal goingBack(int revision)
    signal goneBack
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
        visible: (panel.canTakeBack || panel.canOpen || panel.goesBack) && panel.beforeWords === ""
        width: panel.innerWidth

        TouchButton {
            enabled: panel.enabledNow
            iconName: "rotate-clockwise"
            objectName: `takeBack-${panel.revision}`
            opacity: enabled ? 1 : 0
            text: qsTr("Take this back")
            visible: panel.canTakeBack

            onClicked: panel.takenBack(panel.revision)
        }
        TouchButton {
            objectName: `openPast-${panel.revision}`
            text: qsTr("Show the listing")
            visible: panel.canOpen

            onClicked: panel.opened(panel.listingId)
        }
        TouchButton {
            enabled: panel.enabledNow
            objectName: `before-${panel.revision}`
            opacity: enabled ? 1 : 0
            text: qsTr("Go back to before this …")
            visible: panel.goesBack
            width: Math.min(implicitWidth, panel.innerWidth)

            onClicked: panel.goingBack(panel.revision)
        }
    }
    Words {
        font.weight: Font.DemiBold
        objectName: "beforeWords"
        text: panel.beforeWords
        visible: text !== ""
        width: panel.innerWidth
    }
    Flow {
        spacing: Theme.gap
        visible: panel.beforeWords !== ""
        width: panel.innerWidth

        TouchButton {
            enabled: panel.enabledNow
            iconName: "rotate-clockwise"
            kind: TouchButton.Primary
            objectName: "goBackBefore"
            opacity: enabled ? 1 : 0
            text: qsTr("Go back to that")
            width: Math.min(implicitWidth, panel.innerWidth)

            onClicked: panel.goneBack()
        }
        TouchButton {
            enabled: panel.enabledNow
            objectName: "leaveIt"
            opacity: enabled ? 1 : 0
            text: qsTr("Leave it")

            onClicked: panel.goingBack(0)
        }
    }
}
