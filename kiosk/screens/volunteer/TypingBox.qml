pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import kiosk.screens.parts

// Where somebody writes. It grows with its words, and holds no line breaks: Enter means "done".
T.TextArea {
    id: box

    property string keys: "words"
    property Item row: null // what belongs to it: its question, and what is said beside it

    signal accepted

    function onwards(forward: bool) {
        box.nextItemInFocusChain(forward).forceActiveFocus(forward ? Qt.TabFocusReason : Qt.BacktabFocusReason);
    }

    bottomPadding: Math.round((implicitHeight - contentHeight) / 2)
    color: Theme.ink
    font.family: Theme.family
    font.pixelSize: Theme.body
    horizontalAlignment: TextInput.AlignLeft // said aloud, or mirroring does not turn it
    implicitHeight: Math.max(Theme.target, contentHeight + 2 * Theme.smallGap)
    implicitWidth: Theme.target * 3
    inputMethodHints: {
        switch (keys) {
        case "digits":
            return Qt.ImhDialableCharactersOnly;
        case "web":
            return Qt.ImhUrlCharactersOnly | Qt.ImhNoPredictiveText | Qt.ImhNoAutoUppercase;
        case "email":
            return Qt.ImhEmailCharactersOnly | Qt.ImhNoPredictiveText | Qt.ImhNoAutoUppercase;
        case "postcode":
            return Qt.ImhUppercaseOnly | Qt.ImhNoPredictiveText;
        default:
            return Qt.ImhNoPredictiveText;
        }
    }
    leftPadding: Theme.padding
    rightPadding: Theme.padding
    selectByMouse: false // what is marked would be copied, on some systems
    selectedTextColor: Theme.wordsOnTeal
    selectionColor: Theme.teal
    topPadding: bottomPadding
    wrapMode: TextEdit.Wrap

    background: Rectangle {
        border.color: Theme.ink
        border.width: Theme.outline
        color: Theme.card
        radius: Theme.radius

        FocusRing {
            radius: parent.radius
            visible: box.activeFocus
        }
    }
    cursorDelegate: Item {
        visible: box.activeFocus // and does not blink

        Rectangle {
            color: Theme.ink
            height: parent.height
            width: Theme.outline
            x: Theme.outline
        }
    }

    Keys.onBacktabPressed: box.onwards(false)
    Keys.onEnterPressed: box.accepted()
    // Nothing that was typed leaves the field: it may be a place that patients are not to know.
    Keys.onPressed: event => event.accepted = event.matches(StandardKey.Copy) || event.matches(StandardKey.Cut)
    Keys.onReturnPressed: box.accepted()
    Keys.onTabPressed: box.onwards(true)
}
