pragma ComponentBehavior: Bound

import QtQuick
import kiosk.viewmodels.volunteer
import kiosk.screens.parts

// The call sheet: print what is due, ring it through, and come back to enter it.
ScrollPage {
    id: page

    required property CallsPage calls

    Title {
        text: qsTr("Call sheet")
        width: parent.width
    }
    Words {
        objectName: "toRing"
        text: page.calls.dueCount === 0 ? qsTr("No listing has to be checked this week.") : page.calls.printing.isSetUp ? qsTr("To ring this week: %1. Print the list, ring them and tick what came of it. Then enter it here.").arg(page.calls.dueCount) : qsTr("To ring this week: %1. Take the list on a stick and print it elsewhere, or go through it here.").arg(page.calls.dueCount)
        width: parent.width
    }
    TouchButton {
        Accessible.checkable: true
        Accessible.checked: page.calls.withDrafts
        anchors.left: parent?.left // a column does not mirror
        iconName: page.calls.withDrafts ? "check" : ""
        kind: page.calls.withDrafts ? TouchButton.Primary : TouchButton.Quiet
        objectName: "withDrafts"
        text: qsTr("Also the %1 that patients do not see").arg(page.calls.draftCount)
        visible: page.calls.draftCount > 0
        width: Math.min(implicitWidth, parent.width)

        onClicked: page.calls.include(!page.calls.withDrafts)
    }
    Flow {
        spacing: Theme.gap
        width: parent.width

        TouchButton {
            enabled: page.calls.printing.canPrint && !page.calls.isMaking
            iconName: "printer"
            kind: TouchButton.Primary
            objectName: "printCalls"
            opacity: enabled ? 1 : 0
            text: qsTr("Print it")
            visible: page.calls.printing.isSetUp

            onClicked: page.calls.printSheet()
        }
        TouchButton {
            objectName: "onStick"
            text: qsTr("Take it on a USB stick")
            visible: page.calls.canTake
            width: Math.min(implicitWidth, parent.width)

            onClicked: page.navigation.openStaff("staffStick", "")
        }
        TouchButton {
            objectName: "withoutPaper"
            text: qsTr("Go through them here, without paper")
            visible: page.calls.dueCount + page.calls.draftCount > 0
            width: Math.min(implicitWidth, parent.width)

            onClicked: page.calls.enterWithoutPaper()
        }
    }
    Words {
        Accessible.role: Accessible.AlertMessage
        font.weight: Font.Bold
        objectName: "staffPrintWords"
        text: page.calls.printing.words
        visible: text !== ""
        width: parent.width
    }
    Heading {
        text: qsTr("Enter what came of it")
        visible: sheets.count > 0
        width: parent.width
    }
    Repeater {
        id: sheets

        model: page.calls.sheets

        StaffRow {
            id: row

            required property string key
            required property string name
            required property string words

            detail: words
            leads: true
            objectName: "callSheet"
            text: name
            width: parent?.width ?? 0

            onClicked: page.navigation.openStaff("staffAnswers", row.key)
        }
    }
}
