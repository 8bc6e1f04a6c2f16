import QtQuick

// One of the open icons, in the colour of the words beside it. Never without words.
Image {
    id: icon

    property color colour: Theme.ink
    property bool directional: false
    required property string name
    property int side: Math.round(Theme.body * 1.05)

    Accessible.ignored: true
    height: side
    mirror: directional && Application.layoutDirection === Qt.RightToLeft
    source: name === "" ? "" : `image://icons/${name}/${Theme.hex(colour)}`
    sourceSize: Qt.size(side, side)
    width: side
}
