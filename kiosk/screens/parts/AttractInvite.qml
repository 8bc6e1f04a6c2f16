import QtQuick

// What somebody who passes is to know: one touch, and the kiosk is theirs.
Item {
    id: invite

    readonly property bool wide: width > Theme.body * 14

    Grid {
        id: block

        anchors.centerIn: parent
        columns: invite.wide ? 2 : 1
        horizontalItemAlignment: Grid.AlignHCenter
        spacing: Theme.gap
        verticalItemAlignment: Grid.AlignVCenter

        Icon {
            id: hand

            colour: Theme.teal
            name: "hand-finger"
            side: Math.round(Theme.body * 2.2)
        }
        Heading {
            color: Theme.deepTeal
            horizontalAlignment: invite.wide ? Text.AlignLeft : Text.AlignHCenter
            objectName: "touchToBegin"
            text: qsTr("Touch the screen to begin")
            width: invite.wide ? Math.min(invite.width - hand.width - Theme.gap, Theme.body * 18) : invite.width
        }
    }
}
