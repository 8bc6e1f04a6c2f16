import QtQuick
import kiosk.screens.parts

// A listing of a call sheet under its number, and what came of it. It is marked while the keys are
// for it.
Panel {
    id: card

    required property string answer
    required property string cameOf
    required property bool canRing
    required property bool current
    required property string listingId
    required property string name
    required property int number
    required property string numbers
    required property string words

    signal answered(string outcome)
    signal entered // by Tab
    signal hidden // what has the focus goes
    signal takenBack

    border.color: current ? Theme.teal : Theme.line
    border.width: current ? 3 * Theme.outline : Theme.outline

    onCameOfChanged: {
        if (acts.activeFocus)
            card.hidden();
    }

    Heading {
        text: qsTr("%1. %2").arg(card.number).arg(card.name)
        width: card.innerWidth
    }
    Words {
        color: Theme.deepTeal
        font.weight: Font.Bold
        text: card.numbers
        visible: text !== ""
        width: card.innerWidth
    }
    Words {
        text: card.words
        width: card.innerWidth
    }
    // After an answer nothing moves: what came of it stands where the buttons were.
    FocusScope {
        id: acts

        height: Math.max(choices.height, answered.height)
        width: card.innerWidth

        onActiveFocusChanged: {
            if (activeFocus)
                card.entered();
        }

        Flow {
            id: choices

            enabled: card.cameOf === ""
            opacity: enabled ? 1 : 0
            spacing: Theme.gap
            width: parent.width

            TouchButton {
                iconName: "check"
                objectName: "isRight"
                text: qsTr("Right")

                onClicked: card.answered("right")
            }
            TouchButton {
                objectName: "isCorrected"
                text: qsTr("Corrected…")

                onClicked: card.answered("corrected")
            }
            TouchButton {
                enabled: card.canRing
                objectName: "noAnswer"
                text: qsTr("No answer")
                visible: card.canRing

                onClicked: card.answered("no_answer")
            }
            TouchButton {
                objectName: "hasClosed"
                text: qsTr("Closed")

                onClicked: card.answered("closed")
            }
        }
        Item {
            id: answered

            height: Theme.target
            visible: card.cameOf !== ""
            width: parent.width

            Words {
                id: what

                anchors.left: parent.left
                anchors.right: undo.left
                anchors.rightMargin: Theme.gap
                anchors.verticalCenter: parent.verticalCenter
                color: Theme.leaf
                font.weight: Font.Bold
                objectName: "answerWords"
                text: card.answer
            }
            TouchButton {
                id: undo

                anchors.right: parent.right
                iconName: "rotate-clockwise"
                objectName: "undoAnswer"
                text: qsTr("Undo")

                onClicked: card.takenBack()
            }
        }
    }
}
