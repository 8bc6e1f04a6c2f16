import QtQuick
import kiosk.viewmodels

// The film as large as it fits, its poster beneath it until the first picture comes.
Item {
    id: frame

    required property FilmPlayback playback
    required property string poster

    implicitHeight: Math.round(width * 9 / 16)

    Image {
        Accessible.ignored: true
        anchors.fill: parent
        asynchronous: false
        cache: false
        fillMode: Image.PreserveAspectCrop
        objectName: "poster"
        source: frame.poster
        sourceSize: Qt.size(Math.round(frame.width), Math.round(frame.height))
    }
    FilmPicture {
        anchors.fill: parent
        objectName: "filmPicture"
        playback: frame.playback
    }
    // Soft corners, as every picture of ours has them: the paper around laid over the film's own.
    Rectangle {
        readonly property int rim: Math.ceil(Theme.radius * 0.45)

        anchors.fill: parent
        anchors.margins: -rim
        border.color: Theme.paper
        border.width: rim
        color: "transparent"
        radius: Theme.radius + rim
    }
}
