pragma ComponentBehavior: Bound

import QtQuick
import kiosk.viewmodels

// Where somebody says that a listing is wrong: a quiet button, then four large choices, then thanks.
// Nothing is typed.
Column {
    id: wrong

    property bool asking: false
    required property Corrections corrections
    required property string listingId
    readonly property bool said: corrections.said.includes(listingId)

    // It has grown: whoever shows it may have to scroll.
    signal opened

    spacing: Theme.gap

    onListingIdChanged: asking = false

    TouchButton {
        id: button

        iconName: "message-circle-question"
        objectName: "somethingWrong"
        text: qsTr("Something wrong here?")
        visible: !wrong.asking && !wrong.said
        width: Math.min(implicitWidth, wrong.width)

        onClicked: {
            const byKey = activeFocus;
            wrong.asking = true;
            if (byKey)
                close.forceActiveFocus(Qt.TabFocusReason);
            wrong.opened();
        }
    }
    Panel {
        id: question

        objectName: "whatIsWrong"
        spacing: Theme.gap
        visible: wrong.asking && !wrong.said
        width: parent.width

        Heading {
            text: qsTr("What is wrong?")
            width: question.innerWidth
        }
        Words {
            text: qsTr("Touch one. We count it, and keep nothing about you.")
            width: question.innerWidth
        }
        CardGrid {
            id: choices

            count: 4
            mostColumns: 2
            narrowest: Theme.body * 9
            width: question.innerWidth

            Repeater {
                model: ["number", "times", "place", "closed"]

                TouchButton {
                    required property int index
                    required property string modelData

                    height: choices.cardHeight
                    objectName: `wrong-${modelData}`
                    text: [qsTr("The number"), qsTr("The times"), qsTr("The place"), qsTr("It has closed")][index]
                    width: choices.cardWidth

                    onClicked: wrong.corrections.say(wrong.listingId, modelData)
                }
            }
        }
        Words {
            Accessible.role: Accessible.AlertMessage
            font.weight: Font.DemiBold
            objectName: "notCounted"
            text: qsTr("We could not count that just now. You can tell a volunteer.")
            visible: wrong.corrections.missed === wrong.listingId
            width: question.innerWidth
        }
        TouchButton {
            id: close

            iconName: "x"
            objectName: "nothingWrong"
            text: qsTr("Close")
            width: Math.min(implicitWidth, question.innerWidth)

            onClicked: wrong.asking = false
        }
    }
    Words {
        Accessible.role: Accessible.AlertMessage
        font.weight: Font.DemiBold
        objectName: "thankYou"
        text: qsTr("Thank you. A volunteer will look.")
        visible: wrong.said
        width: parent.width
    }
}
