import kiosk.viewmodels

// What may save somebody, calmly above what was found: a few words, a number, and the way to the
// whole card.
HelpLineCard {
    id: card

    required property string heading
    required property Navigation navigation
    required property string opens

    border.color: Theme.clay
    title: heading

    TouchButton {
        anchors.left: parent?.left // a column does not mirror
        kind: TouchButton.HelpOutline
        objectName: "openSafety"
        text: card.opens === "emergency" ? qsTr("Back pain emergency") : qsTr("Need help now?")
        visible: card.opens !== ""
        width: Math.min(implicitWidth, card.innerWidth)

        onClicked: card.opens === "emergency" ? card.navigation.openEmergency() : card.navigation.openHelp()
    }
}
