pragma ComponentBehavior: Bound

import QtQuick
import kiosk.viewmodels.volunteer
import kiosk.screens.parts

// The numbers of Help now as patients see them: what a lead has to confirm, who rang them, and each
// with a tick of whoever rings them now.
ScrollPage {
    id: page

    required property HelpNumbersPage helpNumbers

    Title {
        text: qsTr("The numbers of Help now")
        width: parent.width
    }
    Panel {
        id: changed

        objectName: "numbersChanged"
        spacing: Theme.gap
        visible: !page.helpNumbers.isConfirmed
        width: parent.width

        StaffNote {
            isWell: false
            objectName: "changedWords"
            text: page.helpNumbers.changedWords
            width: changed.innerWidth
        }
        Repeater {
            model: page.helpNumbers.changes

            Column {
                id: change

                required property string title
                required property string words

                width: changed.innerWidth

                Words {
                    font.weight: Font.DemiBold
                    text: change.title
                    visible: text !== ""
                    width: parent.width
                }
                Words {
                    objectName: "change"
                    text: change.words
                    width: parent.width
                }
            }
        }
        Words {
            text: page.helpNumbers.isLead ? qsTr("Patients see what stands below. Confirm it once it is right.") : qsTr("Patients see what stands below. A lead confirms it here.")
            width: changed.innerWidth
        }
        TouchButton {
            anchors.left: parent?.left // a column does not mirror
            iconName: "check"
            kind: TouchButton.Primary
            objectName: "confirmNumbers"
            text: qsTr("These are the right numbers")
            visible: page.helpNumbers.isLead
            width: Math.min(implicitWidth, changed.innerWidth)

            onClicked: {
                page.holdFocus(); // the button goes
                page.helpNumbers.confirm();
            }
        }
    }
    Column {
        spacing: Theme.smallGap
        width: parent.width

        Words {
            objectName: "numbersConfirmed"
            text: page.helpNumbers.confirmedWords
            visible: text !== ""
            width: parent.width
        }
        Words {
            objectName: "firstRang"
            text: qsTr("One person: %1").arg(page.helpNumbers.firstWords)
            width: parent.width
        }
        Words {
            objectName: "secondRang"
            text: qsTr("Another person: %1").arg(page.helpNumbers.secondWords)
            width: parent.width
        }
        Words {
            Accessible.role: Accessible.AlertMessage
            font.weight: Font.DemiBold
            objectName: "advice"
            text: page.helpNumbers.adviceWords
            width: parent.width
        }
    }
    Repeater {
        model: page.helpNumbers.numbers

        NumberTick {
            required property string key

            objectName: `tick-${number}`
            width: parent?.width ?? 0

            onClicked: page.helpNumbers.tick(key)
        }
    }
    TouchButton {
        anchors.left: parent?.left // a column does not mirror
        iconName: "check"
        kind: page.helpNumbers.isAllTicked ? TouchButton.Primary : TouchButton.Quiet
        objectName: "rangAll"
        text: qsTr("I rang them all: they are right")
        width: Math.min(implicitWidth, parent.width)

        onClicked: page.helpNumbers.rangAll()
    }
    Words {
        text: qsTr("Is one wrong? Leave it without a tick, and tell a lead at once. Whoever looks after this machine changes it in site.toml.")
        width: parent.width
    }
    Heading {
        text: qsTr("The cards, the search words and the film")
        width: parent.width
    }
    ChangedWords {
        changes: page.helpNumbers.signedChanges
        width: parent.width
    }
    StaffRow {
        detail: page.helpNumbers.signedWords
        leads: true
        objectName: "signedRow"
        text: page.helpNumbers.isSigned ? qsTr("A healthcare professional signed them") : qsTr("A healthcare professional has to sign them")
        width: parent.width

        onClicked: page.navigation.openStaff("staffGoLive", "")
    }
}
