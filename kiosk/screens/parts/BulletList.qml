pragma ComponentBehavior: Bound

import QtQuick

// One idea a line.
Column {
    id: list

    property color colour: Theme.ink
    required property list<string> lines

    spacing: Theme.smallGap

    Repeater {
        model: list.lines

        Row {
            id: line

            required property string modelData

            spacing: Theme.smallGap
            width: list.width

            Rectangle {
                id: dot

                color: list.colour
                height: Math.round(Theme.body / 4)
                radius: height / 2
                width: height
                y: Math.round(Theme.body * 0.65 - height / 2)
            }
            Words {
                color: list.colour
                text: line.modelData
                width: line.width - dot.width - line.spacing
            }
        }
    }
}
