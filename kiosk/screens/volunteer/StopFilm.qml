import QtQuick
import kiosk.viewmodels.volunteer
import kiosk.screens.parts

// One touch, and nobody sees the film any more; what stands here then says so, and
// moves away from under the finger.
Column {
    id: part

    required property FilmStop filmStop

    spacing: Theme.gap

    StaffNote {
        isWell: false
        objectName: "filmStopped"
        text: part.filmStop.words
        visible: text !== ""
        width: parent.width
    }
    TouchButton {
        anchors.left: parent?.left // a column does not mirror
        iconName: "x"
        objectName: "stopFilm"
        text: qsTr("Stop the film")
        visible: !part.filmStop.isStopped
        width: Math.min(implicitWidth, parent.width)

        onClicked: part.filmStop.stop()
    }
    Words {
        objectName: "leadStartsFilm"
        text: qsTr("A lead can have it shown again.")
        visible: part.filmStop.isStopped && !part.filmStop.isLead
        width: parent.width
    }
    TouchButton {
        anchors.left: parent?.left // a column does not mirror
        iconName: "player-play"
        objectName: "showFilm"
        text: qsTr("Show the film again")
        visible: part.filmStop.isStopped && part.filmStop.isLead
        width: Math.min(implicitWidth, parent.width)

        onClicked: part.filmStop.showAgain()
    }
}
