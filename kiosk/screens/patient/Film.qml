pragma ComponentBehavior: Bound

import QtQuick
import kiosk.viewmodels
import kiosk.screens.parts

// The film, for somebody who asked for it: it plays once, with captions that they can set.
ScrollPage {
    id: page

    required property FilmPage film
    required property FilmPlayback playback
    readonly property real room: height - 2 * edge - spacing - controls.height - under
    readonly property bool tall: height > width

    // Upright there is room for captions under the picture; else they lie on it.
    readonly property real under: tall ? spacing + longest.height : 0

    spacing: Theme.gap

    Item {
        height: frame.height + page.under
        visible: !page.film.missing
        width: parent.width

        FilmFrame {
            id: frame

            height: Math.round(width * 9 / 16)
            playback: page.playback
            poster: page.film.poster
            width: Math.round(Math.min(page.width, Math.max(page.room * 16 / 9, page.width * 0.5)))
            x: Math.round((parent.width - width) / 2)
        }
        Captions {
            letters: Theme.captionAt(page.film.captionSize)
            objectName: "captions"
            room: page.tall ? page.width : frame.width - 2 * Theme.padding
            text: page.film.captions ? page.film.words : ""
            x: Math.round((parent.width - width) / 2)
            y: page.tall ? frame.height + page.spacing : frame.height - height - Theme.padding
        }
        // Measures the longest caption, so that nothing moves when they come and go.
        Captions {
            id: longest

            letters: Theme.captionAt(page.film.captionSize)
            opacity: 0
            room: page.width
            text: page.film.longestWords
        }
    }
    Column {
        id: apology

        spacing: Theme.gap
        visible: page.film.missing
        width: parent.width

        Title {
            text: page.film.title
            width: parent.width
        }
        Words {
            objectName: "cannotPlay"
            text: qsTr("The film cannot play now. Here are its pictures and words.")
            width: parent.width
        }
    }
    Flow {
        id: controls

        spacing: Theme.gap
        width: parent.width

        TouchButton {
            iconName: page.film.playing ? "player-pause" : page.film.ended ? "rotate-clockwise" : "player-play"
            kind: TouchButton.Primary
            objectName: "playOrPause"
            text: page.film.playing ? qsTr("Pause") : page.film.ended ? qsTr("Watch again") : qsTr("Play")
            visible: !page.film.missing
            width: Math.max(implicitWidth, Theme.target * 3.5)

            onClicked: page.film.playOrPause()
        }
        TouchButton {
            Accessible.checkable: true
            Accessible.checked: page.film.captions
            iconName: page.film.captions ? "check" : "badge-cc"
            kind: page.film.captions ? TouchButton.Primary : TouchButton.Quiet
            objectName: "captionsOnOff"
            text: qsTr("Captions")
            visible: !page.film.missing

            onClicked: page.film.toggleCaptions()
        }
        Row {
            spacing: Theme.gap
            visible: !page.film.missing

            Repeater {
                model: [qsTr("Small captions"), qsTr("Middle captions"), qsTr("Large captions")]

                SizeButton {
                    required property int index
                    required property string modelData

                    chosen: page.film.captions && page.film.captionSize === index
                    objectName: `captionSize${index}`
                    size: index
                    text: modelData

                    onClicked: page.film.chooseCaptionSize(index)
                }
            }
        }
        TouchButton {
            Accessible.checkable: true
            Accessible.checked: page.film.sounding
            iconName: page.film.sounding ? "volume" : "volume-off"
            kind: page.film.sounding ? TouchButton.Primary : TouchButton.Quiet
            objectName: "sound"
            text: qsTr("Sound")
            visible: page.film.hasSound && !page.film.missing

            onClicked: page.film.toggleSound()
        }
        TouchButton {
            iconName: "file-text"
            objectName: "filmWords"
            text: qsTr("All words")

            onClicked: page.navigation.openFilmWords()
        }
        TouchButton {
            iconName: "photo"
            objectName: "filmStills"
            text: qsTr("Still pictures")
            visible: !page.film.missing

            onClicked: page.navigation.openFilmStills()
        }
    }
    StillList {
        stills: page.film.stills
        visible: page.film.missing
        width: parent.width
    }
}
