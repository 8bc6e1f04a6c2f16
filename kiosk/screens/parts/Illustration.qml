import QtQuick

// A scene cut to the size it has here, with soft corners. It tells nothing that the words do not.
Image {
    id: scene

    // Asked for once the page has found its shape, not at every step on the way: a scene takes
    // some milliseconds to draw.
    readonly property string address: width < 1 || height < 1 ? "" : `image://illustrations/${name}/${Math.floor(width)}/${Math.floor(height)}/${topRadius}/${bottomRadius}`
    property int bottomRadius: Theme.radius
    required property string name
    property int topRadius: Theme.radius

    function draw() {
        source = address;
    }

    Accessible.ignored: true

    onAddressChanged: Qt.callLater(draw)
}
