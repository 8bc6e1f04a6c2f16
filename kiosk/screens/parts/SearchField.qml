pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T

// Where somebody writes what they are looking for. It suggests nothing and keeps nothing.
T.TextField {
    id: field

    property string hint: ""
    readonly property bool mirrored: effectiveHorizontalAlignment === TextInput.AlignRight
    readonly property real start: Theme.padding + glass.width + Theme.smallGap

    Accessible.name: hint
    color: Theme.ink
    font.family: Theme.family
    font.pixelSize: Theme.body
    horizontalAlignment: TextInput.AlignLeft // said aloud, or mirroring does not turn it
    implicitHeight: Math.max(Theme.target, contentHeight + 2 * Theme.outline)
    implicitWidth: Theme.target * 3
    inputMethodHints: Qt.ImhNoPredictiveText | Qt.ImhSensitiveData | Qt.ImhNoAutoUppercase
    leftPadding: mirrored ? Theme.padding : start
    rightPadding: mirrored ? start : Theme.padding
    selectByMouse: false // what is marked would be copied, on some systems
    selectedTextColor: Theme.wordsOnTeal
    selectionColor: Theme.teal
    verticalAlignment: TextInput.AlignVCenter

    background: Rectangle {
        border.color: Theme.ink
        border.width: Theme.outline
        color: Theme.card
        radius: Theme.target / 2

        FocusRing {
            radius: parent.radius
            visible: field.activeFocus
        }
    }
    cursorDelegate: Item {
        visible: field.activeFocus // and does not blink

        Rectangle {
            color: Theme.ink
            height: parent.height
            width: Theme.outline
            x: Theme.outline
        }
    }

    // Nothing that was typed leaves the field: the next person could paste it.
    Keys.onPressed: event => event.accepted = event.matches(StandardKey.Copy) || event.matches(StandardKey.Cut)

    Icon {
        id: glass

        anchors.left: parent.left
        anchors.leftMargin: Theme.padding
        anchors.verticalCenter: parent.verticalCenter
        colour: Theme.quietInk
        name: "search"
    }
    Words {
        Accessible.ignored: true
        anchors.left: glass.right
        anchors.leftMargin: Theme.smallGap + 3 * Theme.outline
        anchors.verticalCenter: parent.verticalCenter
        color: Theme.quietInk
        text: field.hint
        visible: field.text === "" && field.preeditText === ""
    }
}
