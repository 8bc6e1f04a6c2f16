pragma ComponentBehavior: Bound

import QtQuick
import kiosk.viewmodels.volunteer
import kiosk.screens.parts

// A list of topics, say, or the texts of one.
ScrollPage {
    id: page

    required property SubjectPage subject

    Title {
        objectName: "subjectName"
        text: page.subject.name
        width: parent.width
    }
    OwnWordRows {
        navigation: page.navigation
        rows: page.subject.rows
        width: parent.width
    }
    Words {
        text: qsTr("What was changed stands on the page before this one, where it can be put back. All else, such as the numbers of Help now, is changed by whoever looks after this machine.")
        visible: page.subject.isRoom
        width: parent.width
    }
    TouchButton {
        iconName: "plus"
        objectName: "addNotice"
        text: qsTr("Add a notice")
        visible: page.subject.more !== ""
        width: Math.min(implicitWidth, parent.width)

        onClicked: page.navigation.openStaff("staffWord", page.subject.more)
    }
    Words {
        objectName: "placeWords"
        text: page.subject.placeWords
        visible: page.subject.canMove
        width: parent.width
    }
    Flow {
        spacing: Theme.gap
        visible: page.subject.canMove
        width: parent.width

        TouchButton {
            iconName: "chevron-up"
            objectName: "moveUp"
            text: qsTr("Nearer the top")

            onClicked: page.subject.move(-1)
        }
        TouchButton {
            iconName: "chevron-down"
            objectName: "moveDown"
            text: qsTr("Further down")

            onClicked: page.subject.move(1)
        }
    }
    TouchButton {
        iconName: "x"
        objectName: "takeOut"
        text: qsTr("Take this notice down")
        visible: page.subject.canTakeOut
        width: Math.min(implicitWidth, parent.width)

        onClicked: page.subject.takeOut()
    }
}
