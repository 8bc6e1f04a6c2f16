pragma ComponentBehavior: Bound

import QtQuick
import kiosk.viewmodels
import kiosk.screens.parts

// The screen of the waiting room: nobody touches it, and everybody looks up to it.
Window {
    id: main

    required property Display display
    required property FilmPlayback playback
    required property Room room
    required property WaitingRoom waiting

    color: waiting.state === "dark" ? "#000000" : Theme.paper
    height: 720
    objectName: "waitingRoom"
    title: room.name
    width: 1280

    Component.onCompleted: display.fit(width, height)
    onHeightChanged: display.fit(width, height)
    onWidthChanged: display.fit(width, height)

    Binding {
        property: "pixelsPerMillimetre"
        target: Theme
        value: main.display.pixelsPerMillimetre
    }
    Binding {
        property: "capitalRatio"
        target: Theme
        value: main.display.capitalRatio
    }
    Binding {
        property: "family"
        target: Theme
        value: main.room.family
    }
    Binding {
        property: "siteColours"
        target: Theme
        value: main.room.colours
    }
    Item {
        id: lit

        readonly property bool tall: height > width

        anchors.fill: parent
        objectName: "lit"
        visible: main.waiting.state !== "dark"

        Item {
            id: stage

            readonly property real room: parent.height - bar.height

            height: Math.round(width * 9 / 16)
            width: Math.min(lit.width, Math.round(room * 16 / 9))
            x: Math.round((lit.width - width) / 2)
            y: Math.round((room - height) / 4)

            FilmFrame {
                anchors.fill: parent
                playback: main.playback
                poster: main.waiting.poster
                visible: main.waiting.state === "film"
            }
            Image {
                anchors.fill: parent
                fillMode: Image.PreserveAspectFit
                objectName: "stillPicture"
                source: main.waiting.state === "still" ? main.waiting.picture : ""
                sourceSize: Qt.size(stage.width, stage.height)
                visible: source.toString() !== ""
            }
            // Where the film has its words, which its still pictures leave room for.
            Title {
                font.pixelSize: Math.round(stage.height * 0.115)
                objectName: "heading"
                text: main.waiting.heading
                width: stage.width * 0.9
                x: Math.round(stage.width * 0.06)
                y: Math.round(stage.height * 0.05)
            }
        }
        Captions {
            letters: Theme.captionsAcrossARoom
            objectName: "captions"
            room: lit.tall ? lit.width - 2 * Theme.gap : stage.width - 2 * Theme.gap
            text: main.waiting.words
            x: Math.round((parent.width - width) / 2)
            y: stage.y + stage.height + (lit.tall ? Theme.gap : -height - Theme.gap)
        }
        Rectangle {
            anchors.bottom: bar.top
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.top: parent.top
            color: Theme.sand
            visible: main.waiting.state === "notice"

            Title {
                anchors.centerIn: parent
                font.pixelSize: Theme.captionsAcrossARoom
                horizontalAlignment: Text.AlignHCenter
                objectName: "notice"
                text: main.waiting.notice
                width: parent.width * 0.86
            }
        }
        Rectangle {
            id: bar

            anchors.bottom: parent.bottom
            anchors.left: parent.left
            anchors.right: parent.right
            color: Theme.card
            height: Math.max(code.height, address.height) + 2 * Theme.smallGap

            Image {
                id: code

                readonly property real side: Math.round(lit.tall ? lit.width * 0.16 : lit.height * 0.13)

                anchors.right: parent.right
                anchors.rightMargin: Theme.gap
                anchors.verticalCenter: parent.verticalCenter
                height: side
                objectName: "code"
                smooth: false
                source: "image://codes/" + encodeURIComponent(main.waiting.code)
                width: side
            }
            Title {
                id: address

                anchors.left: parent.left
                anchors.leftMargin: Theme.gap
                anchors.right: sign.visible ? sign.left : code.left
                anchors.rightMargin: Theme.gap
                anchors.verticalCenter: parent.verticalCenter
                font.pixelSize: Theme.captionsFromAfar
                objectName: "address"
                text: main.waiting.address
            }
            TrialSign {
                id: sign

                anchors.right: code.left
                anchors.rightMargin: Theme.gap
                anchors.verticalCenter: parent.verticalCenter
                height: implicitHeight
                visible: main.waiting.trial
                width: Math.round(lit.width * 0.24)
            }
        }
    }
}
