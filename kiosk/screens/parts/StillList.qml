pragma ComponentBehavior: Bound

import QtQuick
import kiosk.viewmodels

// The film without movement: for each of its messages one picture and the words.
Column {
    id: list

    property bool pictured: true
    required property StillRows stills
    readonly property bool wide: pictured && width > Theme.body * 22

    spacing: Theme.gap

    Repeater {
        model: list.stills

        Panel {
            id: message

            required property string picture
            required property string title
            required property string words

            objectName: "filmMessage"
            width: list.width

            Grid {
                columnSpacing: Theme.gap
                columns: list.wide ? 2 : 1
                rowSpacing: Theme.smallGap
                verticalItemAlignment: Grid.AlignVCenter
                width: message.innerWidth

                Image {
                    id: scene

                    Accessible.ignored: true
                    cache: false // thirteen of them, and seldom seen
                    fillMode: Image.PreserveAspectFit
                    height: Math.round(width * 9 / 16)
                    source: list.pictured ? message.picture : ""
                    sourceSize: Qt.size(width, height)
                    visible: source.toString() !== ""
                    width: list.wide ? Math.round((message.innerWidth - Theme.gap) * 0.5) : message.innerWidth
                }
                Column {
                    spacing: Theme.smallGap
                    width: list.wide && scene.visible ? message.innerWidth - scene.width - Theme.gap : message.innerWidth

                    Heading {
                        text: message.title
                        width: parent.width
                    }
                    Words {
                        text: message.words
                        width: parent.width
                    }
                }
            }
        }
    }
}
