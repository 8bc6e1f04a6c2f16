pragma ComponentBehavior: Bound

import QtQuick
import kiosk.viewmodels.volunteer
import kiosk.screens.parts

// The stick that is plugged in, what can be taken on it, and what can be brought back from it.
ScrollPage {
    id: page

    readonly property PluggedSticks plugged: stick.plugged
    readonly property bool ready: plugged.isThere && !stick.isBusy && stick.asks === ""
    required property StickPage stick

    onNearEnd: stick.moreFound()

    Title {
        text: qsTr("USB stick")
        width: parent.width
    }
    Panel {
        id: outcome

        objectName: "outcome"
        visible: page.stick.doneWords !== "" || page.stick.canTakeOut || page.stick.leftOut.length > 0
        width: parent.width

        StaffNote {
            isWell: true
            objectName: "canTakeOut"
            text: qsTr("You can take the stick out now.")
            visible: page.stick.canTakeOut
            width: outcome.innerWidth
        }
        Words {
            objectName: "doneWords"
            text: page.stick.doneWords
            visible: text !== ""
            width: outcome.innerWidth
        }
        Heading {
            text: page.stick.leftOutTitle
            visible: page.stick.leftOut.length > 0
            width: outcome.innerWidth
        }
        Repeater {
            model: page.stick.leftOut

            Words {
                required property string modelData

                objectName: "leftOut"
                text: modelData
                width: parent?.width ?? 0
            }
        }
        TouchButton {
            anchors.left: parent.left // the other side where words run from right to left
            iconName: "rotate-clockwise"
            objectName: "takeFilmBack"
            text: qsTr("Show the film from before again")
            visible: page.stick.canTakeFilmBack && !page.stick.isBusy
            width: Math.min(implicitWidth, outcome.innerWidth)

            onClicked: page.stick.takeFilmBack()
        }
    }
    StaffNote {
        isWell: false
        objectName: "stickTrouble"
        text: page.stick.trouble
        visible: text !== ""
        width: parent.width
    }
    ProgressLine {
        objectName: "busy"
        progress: page.stick.progress
        text: page.stick.busyWords
        visible: page.stick.isBusy
        width: parent.width
    }
    Words {
        objectName: "noStick"
        text: page.plugged.isLooking ? qsTr("Looking for a stick …") : qsTr("Put a USB stick into the kiosk. It shows here after a moment.")
        visible: !page.stick.isBusy && !page.plugged.isThere && several.count === 0 && page.plugged.trouble === ""
        width: parent.width
    }
    StaffNote {
        isWell: false
        objectName: "pluggedTrouble"
        text: page.plugged.trouble
        visible: text !== "" && !page.stick.isBusy
        width: parent.width
    }
    Panel {
        id: choice

        spacing: Theme.gap
        visible: several.count > 0 && !page.stick.isBusy && page.stick.asks === ""
        width: parent.width

        Heading {
            text: qsTr("Which stick?")
            width: choice.innerWidth
        }
        Repeater {
            id: several

            model: page.plugged.rows

            ChoiceRow {
                required property string device
                required property string name
                required property string words

                detail: words
                objectName: `stick-${name}`
                oneOnly: true
                text: name
                width: parent?.width ?? 0

                onClicked: page.plugged.choose(device)
            }
        }
    }
    Words {
        font.weight: Font.DemiBold
        objectName: "plugged"
        text: page.plugged.words
        visible: page.ready
        width: parent.width
    }
    Panel {
        id: taking

        spacing: Theme.gap
        visible: page.ready
        width: parent.width

        Heading {
            text: qsTr("Take with you")
            width: taking.innerWidth
        }
        // Above what is chosen, so that it is in view at once and moves nothing.
        Item {
            height: Math.max(Theme.target, take.implicitHeight, takeWords.implicitHeight)
            width: taking.innerWidth

            Words {
                id: takeWords

                anchors.verticalCenter: parent.verticalCenter
                objectName: "takeWords"
                text: qsTr("Touch what you want to take.")
                visible: !take.visible
                width: parent.width
            }
            TouchButton {
                id: take

                anchors.left: parent.left
                kind: TouchButton.Primary
                objectName: "take"
                text: qsTr("Write it onto the stick")
                visible: page.stick.canTake
                width: Math.min(implicitWidth, parent.width)

                onClicked: page.stick.take()
            }
        }
        Repeater {
            model: page.stick.things

            ChoiceRow {
                required property string key
                required property string name
                required property string words

                detail: words
                objectName: `thing-${key}`
                text: name
                width: parent?.width ?? 0

                onClicked: page.stick.toggle(key)
            }
        }
    }
    Panel {
        id: bringing

        spacing: Theme.gap
        visible: page.ready
        width: parent.width

        Heading {
            text: qsTr("Bring back")
            width: bringing.innerWidth
        }
        TouchButton {
            anchors.left: parent.left // the other side where words run from right to left
            iconName: "search"
            objectName: "lookThrough"
            text: qsTr("See what is on the stick")
            width: Math.min(implicitWidth, bringing.innerWidth)

            onClicked: page.stick.lookThrough()
        }
        Words {
            objectName: "foundWords"
            text: page.stick.foundWords
            visible: text !== ""
            width: bringing.innerWidth
        }
        Repeater {
            model: page.stick.found

            StaffRow {
                required property string name
                required property int number
                required property string words

                detail: words
                leads: true
                objectName: `found-${number}`
                text: name
                width: parent?.width ?? 0

                onClicked: page.stick.bring(number)
            }
        }
    }
    Panel {
        id: film

        objectName: "filmQuestion"
        spacing: Theme.gap
        visible: page.stick.asks === "film" && !page.stick.isBusy
        width: parent.width

        Heading {
            text: page.stick.filmTitle
            width: film.innerWidth
        }
        Words {
            objectName: "filmWords"
            text: page.stick.filmWords
            width: film.innerWidth
        }
        Words {
            text: qsTr("It takes the place of the film that is shown now. You can go back to that one.")
            width: film.innerWidth
        }
        Flow {
            spacing: Theme.gap
            width: film.innerWidth

            TouchButton {
                kind: TouchButton.Primary
                objectName: "addFilm"
                text: page.stick.filmHasCaptions ? qsTr("Show it") : qsTr("Nobody speaks in it: show it")
                width: Math.min(implicitWidth, parent.width)

                onClicked: page.stick.addFilm(!page.stick.filmHasCaptions)
            }
            TouchButton {
                objectName: "addFilmWithMusic"
                text: qsTr("Show it: what has no captions is music")
                visible: page.stick.filmHasCaptions
                width: Math.min(implicitWidth, parent.width)

                onClicked: page.stick.addFilm(true)
            }
            TouchButton {
                objectName: "cancel"
                text: qsTr("Leave it")

                onClicked: page.stick.cancel()
            }
        }
    }
}
