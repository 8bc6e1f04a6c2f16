import QtQuick

// Two colours, so that it is seen on any background.
Item {
    id: ring

    property real radius: Theme.radius

    anchors.fill: parent
    anchors.margins: -2 * Theme.ring

    Rectangle {
        anchors.fill: parent
        border.color: Theme.ringOuter
        border.width: Theme.ring
        color: "transparent"
        radius: ring.radius + 2 * Theme.ring
    }
    Rectangle {
        anchors.fill: parent
        anchors.margins: Theme.ring
        border.color: Theme.ringInner
        border.width: Theme.ring
        color: "transparent"
        radius: ring.radius + Theme.ring
    }
}
