import QtQuick
import kiosk.viewmodels.volunteer
import kiosk.screens.parts

// What came of the last act, and the way back from it; it stays until the next one; without a way back,
// until the next page.
Rectangle {
    id: line

    required property Desk desk

    Accessible.name: words.text
    Accessible.role: Accessible.AlertMessage
    border.color: desk.isTrouble ? Theme.clay : Theme.leaf
    border.width: Theme.outline
    color: Theme.card
    implicitHeight: Math.max(words.implicitHeight + 2 * Theme.smallGap, undo.visible ? undo.height : 0)
    radius: Theme.target / 2

    Words {
        id: words

        color: line.desk.isTrouble ? Theme.clay : Theme.leaf
        font.weight: Font.DemiBold
        objectName: "savedLine"
        text: line.desk.line

        anchors {
            left: parent.left
            leftMargin: Theme.padding
            right: undo.visible ? undo.left : parent.right
            rightMargin: Theme.padding
            verticalCenter: parent.verticalCenter
        }
    }
    TouchButton {
        id: undo

        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        iconName: "rotate-clockwise"
        objectName: "undo"
        text: qsTr("Undo")
        visible: line.desk.canUndo

        onClicked: line.desk.undo()
    }
}
