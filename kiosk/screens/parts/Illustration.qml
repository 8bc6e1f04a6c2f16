import QtQuick

// A scene cut to the size it has here, with soft corners. It tells nothing that the words do not.
Image {
    property int bottomRadius: Theme.radius
    required property string name
    property int topRadius: Theme.radius

    Accessible.ignored: true
    source: width < 1 || height < 1 ? "" : `image://illustrations/${name}/${topRadius}/${bottomRadius}`
    sourceSize: Qt.size(Math.floor(width), Math.floor(height))
}
