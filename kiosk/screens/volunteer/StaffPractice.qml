pragma ComponentBehavior: Bound

import QtQuick
import kiosk.viewmodels
import kiosk.viewmodels.volunteer
import kiosk.screens.parts

// What practice is, and the ways into it; and the page of instructions to print.
ScrollPage {
    id: page

    required property PracticePage practice
    required property Staff staff

    Title {
        text: qsTr("Practise")
        width: parent.width
    }
    Words {
        text: qsTr("Try everything on a copy. Patients do not see it, and nobody is rung. When you stop, the copy is thrown away.")
        width: parent.width
    }
    Words {
        text: qsTr("The tour takes ten minutes: check a listing, correct one, add one, take it back, use a stick.")
        visible: !page.staff.isPractice
        width: parent.width
    }
    Flow {
        spacing: Theme.gap
        width: parent.width

        TouchButton {
            enabled: !page.practice.isCopying
            iconName: "player-play"
            kind: TouchButton.Primary
            objectName: "practiseWithTour"
            text: qsTr("Practise with the tour")
            visible: !page.staff.isPractice
            width: Math.min(implicitWidth, parent.width)

            onClicked: page.practice.begin(true)
        }
        TouchButton {
            enabled: !page.practice.isCopying
            objectName: "practiseAlone"
            text: qsTr("Practise without it")
            visible: !page.staff.isPractice
            width: Math.min(implicitWidth, parent.width)

            onClicked: page.practice.begin(false)
        }
        TouchButton {
            kind: TouchButton.Primary
            objectName: "stopHere"
            text: qsTr("Stop practising")
            visible: page.staff.isPractice

            onClicked: page.practice.stop()
        }
    }
    Heading {
        text: qsTr("On paper")
        visible: page.practice.printing.isSetUp
        width: parent.width
    }
    Words {
        text: qsTr("One page says how it all works. Hang it up beside the kiosk.")
        visible: page.practice.printing.isSetUp
        width: parent.width
    }
    TouchButton {
        anchors.left: parent?.left // a column does not mirror
        enabled: page.practice.printing.canPrint
        iconName: "printer"
        objectName: "printInstructions"
        opacity: enabled ? 1 : 0
        text: qsTr("Print the page")
        visible: page.practice.printing.isSetUp

        onClicked: page.practice.printPage()
    }
    Words {
        Accessible.role: Accessible.AlertMessage
        font.weight: Font.Bold
        objectName: "staffPrintWords"
        text: page.practice.printing.words
        visible: text !== ""
        width: parent.width
    }
}
