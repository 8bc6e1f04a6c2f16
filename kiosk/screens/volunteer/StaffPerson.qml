pragma ComponentBehavior: Bound

import QtQuick
import kiosk.viewmodels.volunteer
import kiosk.screens.parts

// One person: their PIN where it was just made, and what a lead may change.
ScrollPage {
    id: page

    required property PersonPage person

    Title {
        objectName: "personName"
        text: page.person.name
        width: parent.width
    }
    Words {
        objectName: "personWords"
        text: page.person.words
        width: parent.width
    }
    Words {
        objectName: "personFirstPin"
        text: qsTr("Still has the PIN that was made up, and chooses another one at the door.")
        visible: !page.person.hasOwnPin
        width: parent.width
    }
    Panel {
        id: pin

        objectName: "personPin"
        spacing: Theme.gap
        visible: page.person.pin !== ""
        width: parent.width

        Heading {
            text: qsTr("The new PIN. Write it down now.")
            width: pin.innerWidth
        }
        Words {
            color: Theme.deepTeal
            font.pixelSize: 2 * Theme.body
            font.weight: Font.ExtraBold
            objectName: "pin"
            text: page.person.pin
            width: pin.innerWidth
        }
        Words {
            text: qsTr("It is shown only once. Give it to them on paper, and to nobody else.")
            width: pin.innerWidth
        }
        TouchButton {
            anchors.left: parent?.left // a column does not mirror
            iconName: "check"
            kind: TouchButton.Primary
            objectName: "pinWritten"
            text: qsTr("I have written it down")
            width: Math.min(implicitWidth, pin.innerWidth)

            onClicked: {
                page.holdFocus(); // the button goes
                page.person.forgetPin();
            }
        }
    }
    Panel {
        id: question

        objectName: "removeQuestion"
        spacing: Theme.gap
        visible: page.person.asksToRemove
        width: parent.width

        Heading {
            text: qsTr("Remove %1?").arg(page.person.name)
            width: question.innerWidth
        }
        Words {
            text: qsTr("Their name, initials and PIN go, and nobody can bring them back. What they did stays. Backups from before still have the name for a while.")
            width: question.innerWidth
        }
        Flow {
            spacing: Theme.gap
            width: question.innerWidth

            TouchButton {
                objectName: "keepPerson"
                text: qsTr("Keep them")

                onClicked: {
                    page.holdFocus();
                    page.person.askToRemove(false);
                }
            }
            TouchButton {
                iconName: "x"
                kind: TouchButton.Primary
                objectName: "yesRemove"
                text: qsTr("Yes, remove")

                onClicked: {
                    page.holdFocus();
                    page.person.remove();
                }
            }
        }
    }
    TouchButton {
        anchors.left: parent?.left // a column does not mirror
        objectName: "makePin"
        text: qsTr("Make a new PIN")
        width: Math.min(implicitWidth, parent.width)

        onClicked: page.person.makePin()
    }
    TouchButton {
        anchors.left: parent?.left // a column does not mirror
        objectName: "changeRole"
        text: page.person.isLead ? qsTr("Make them a volunteer") : qsTr("Make them a lead")
        width: Math.min(implicitWidth, parent.width)

        onClicked: page.person.changeRole()
    }
    TouchButton {
        anchors.left: parent?.left // a column does not mirror
        iconName: "x"
        objectName: "removePerson"
        text: qsTr("Remove …")
        visible: !page.person.asksToRemove
        width: Math.min(implicitWidth, parent.width)

        onClicked: {
            page.holdFocus();
            page.person.askToRemove(true);
            page.scrollToTop();
        }
    }
}
