pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T

// Where somebody writes what they are looking for, or anything else in a line. It suggests nothing
// and keeps nothing.
T.TextField {
    id: field

    property string hint: ""
    readonly property bool mirrored: effectiveHorizontalAlignment === TextInput.AlignRight
    property bool searches: true // else names, say: with capitals, and without the glass
    readonly property real start: Theme.padding + (searches ? glass.width + Theme.smallGap : 0)

    Accessible.name: hint
    color: Theme.ink
    font.family: Theme.family
    font.pixelSize: Theme.body
    horizontalAlignment: TextInput.AlignLeft // said aloud, or mirroring does not turn it
    implicitHeight: Math.max(Theme.target, contentHeight + 2 * Theme.outline)
    implicitWidth: Theme.target * 3
    inputMethodHints: searches ? Qt.ImhNoPredictiveText | Qt.ImhSensitiveData | Qt.ImhNoAutoUppercase : Qt.ImhNoPredictiveText
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
        visible: field.searches
    }
    Words {
        Accessible.ignored: true
        anchors.left: parent.left
        anchors.leftMargin: field.start + 3 * Theme.outline
        anchors.verticalCenter: parent.verticalCenter
        color: Theme.quietInk
        text: field.hint
        visible: field.text === "" && field.preeditText === ""
    }
}
