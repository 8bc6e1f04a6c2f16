pragma ComponentBehavior: Bound

import QtQuick
import kiosk.viewmodels.volunteer
import kiosk.screens.parts

// Who may come in, by name: for leads only.
ScrollPage {
    id: page

    required property TeamPage team

    Title {
        text: qsTr("The team")
        width: parent.width
    }
    Words {
        objectName: "teamPractice"
        text: qsTr("This is not part of practising. Come back when you work on the real listings.")
        visible: page.team.isPractice
        width: parent.width
    }
    Panel {
        id: wait

        objectName: "teamWait"
        spacing: Theme.gap
        visible: page.team.waitWords !== ""
        width: parent.width

        StaffNote {
            isWell: false
            text: qsTr("After wrong PINs, the next one has to wait: %1.").arg(page.team.waitWords)
            width: wait.innerWidth
        }
        TouchButton {
            anchors.left: parent?.left // a column does not mirror
            objectName: "endWait"
            text: qsTr("End the wait")

            onClicked: {
                page.holdFocus(); // the button goes
                page.team.endWait();
            }
        }
    }
    Repeater {
        model: page.team.people

        StaffRow {
            required property string name
            required property int number
            required property string words

            detail: words
            leads: true
            objectName: "person"
            text: name
            width: parent?.width ?? 0

            onClicked: page.navigation.openStaff("staffPerson", String(number))
        }
    }
    TouchButton {
        anchors.left: parent?.left // a column does not mirror
        iconName: "plus"
        kind: TouchButton.Primary
        objectName: "addPerson"
        text: qsTr("Add somebody")
        visible: !page.team.isPractice
        width: Math.min(implicitWidth, parent.width)

        onClicked: page.navigation.openStaff("staffAddPerson", "")
    }
    Words {
        text: qsTr("Names stand on this page and nowhere else. What people do is signed with their initials.")
        width: parent.width
    }
}
