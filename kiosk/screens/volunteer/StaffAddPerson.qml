pragma ComponentBehavior: Bound

import QtQuick
import kiosk.viewmodels.volunteer
import kiosk.screens.parts

// A person more: a name, initials, and whether they lead.
TypingPage {
    id: page

    required property AddPersonPage adding

    hint: adding.asksInitials ? qsTr("One to four letters") : qsTr("First name and last name")
    maximumLength: adding.mostLetters
    searches: false

    Component.onCompleted: page.showKeys()
    onEdited: words => adding.write(words)
    onTypingChangedTo: on => adding.useKeyboard(on)

    TouchButton {
        anchors.left: parent?.left // a column does not mirror
        iconName: "check"
        kind: TouchButton.Primary
        objectName: "useInitials"
        text: qsTr("Use these initials")
        visible: page.adding.asksInitials && page.text.trim() !== ""
        width: Math.min(implicitWidth, parent.width)

        onClicked: {
            page.adding.useInitials(page.text);
            if (!page.adding.asksInitials)
                page.text = page.adding.name;
        }
    }
    TouchButton {
        anchors.left: parent?.left // a column does not mirror
        iconName: "check"
        kind: TouchButton.Primary
        objectName: "addNow"
        text: qsTr("Add them, and make a PIN")
        visible: page.adding.canAdd
        width: Math.min(implicitWidth, parent.width)

        onClicked: {
            page.hideKeys();
            page.adding.add();
        }
    }
    Title {
        text: page.adding.asksInitials ? qsTr("Other initials") : qsTr("Add somebody")
        width: parent.width
    }
    Words {
        objectName: "signsWith"
        text: qsTr("Their work is signed with: %1").arg(page.adding.initials)
        visible: page.adding.canAdd
        width: parent.width
    }
    Flow {
        spacing: Theme.gap
        visible: page.adding.canAdd
        width: parent.width

        TouchButton {
            objectName: "otherInitials"
            text: qsTr("Other initials")
            width: Math.min(implicitWidth, parent.width)

            onClicked: {
                page.adding.askInitials(true);
                page.text = "";
                page.showKeys();
            }
        }
        TouchButton {
            Accessible.checkable: true
            Accessible.checked: page.adding.leads
            iconName: page.adding.leads ? "check" : ""
            kind: page.adding.leads ? TouchButton.Primary : TouchButton.Quiet
            objectName: "toggleLead"
            text: qsTr("A lead")
            width: Math.min(implicitWidth, parent.width)

            onClicked: page.adding.toggleLead()
        }
    }
    Words {
        text: qsTr("Only leads see the name. A lead also goes live, confirms numbers and looks after this list.")
        visible: !page.adding.asksInitials
        width: parent.width
    }
}
