import QtQuick

// A quiet box around things that belong together.
Rectangle {
    id: panel

    default property alias content: column.data
    readonly property real innerWidth: width - 2 * Theme.padding
    property alias spacing: column.spacing

    border.color: Theme.line
    border.width: Theme.outline
    color: Theme.card
    implicitHeight: column.implicitHeight + 2 * Theme.padding
    radius: Theme.radius

    Column {
        id: column

        spacing: Theme.smallGap

        anchors {
            left: parent.left
            leftMargin: Theme.padding
            right: parent.right
            rightMargin: Theme.padding
            top: parent.top
            topMargin: Theme.padding
        }
    }
}
