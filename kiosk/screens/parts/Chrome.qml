pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import kiosk.viewmodels

// What stands in the same place on every screen: help, the strip, the way back and *Finish*.
// A column at the side of a wide screen, rows at the foot of a tall one: always within reach of
// somebody who sits, in the lower two thirds.
FocusScope {
    id: chrome

    // While the film loops for nobody, only the two cards of help stay, in their places: what else
    // stands here would change a screen that nobody sees.
    property bool attracting: false
    required property bool landscape
    required property MyList myList
    required property Navigation navigation
    readonly property bool onEmergency: navigation.screen === "emergency"
    readonly property bool onHelp: navigation.screen === "help"
    required property Preferences preferences
    required property Room room
    required property Staff staff

    implicitHeight: controls.implicitHeight
    implicitWidth: Math.round(Theme.body * 6.2 + Theme.target * 1.5)

    TrialSign {
        id: sign

        visible: chrome.room.trial && chrome.landscape

        anchors {
            left: parent.left
            right: parent.right
            top: parent.top
        }
    }
    GridLayout {
        id: controls

        columnSpacing: Theme.gap
        columns: chrome.landscape ? 1 : 2
        rowSpacing: Math.round(Theme.mm(8))
        uniformCellWidths: true

        anchors {
            bottom: parent.bottom
            left: parent.left
            right: parent.right
        }
        TouchButton {
            Layout.columnSpan: controls.columns
            Layout.fillWidth: true
            iconName: "list-check"
            objectName: "myList"
            text: qsTr("My list (%1)").arg(chrome.myList.count)
            visible: chrome.myList.count > 0 && chrome.navigation.screen !== "myList" && !chrome.attracting && !chrome.staff.isOpen

            onClicked: chrome.navigation.openMyList()
        }
        TouchButton {
            Layout.fillHeight: true
            Layout.fillWidth: true
            enabled: !chrome.onHelp
            kind: TouchButton.Help
            objectName: "helpNow"
            opacity: enabled ? 1 : 0
            text: qsTr("Need help now?")

            onClicked: chrome.navigation.openHelp()
        }
        TouchButton {
            id: emergency

            Layout.fillHeight: true
            Layout.fillWidth: true
            enabled: !chrome.onEmergency
            kind: TouchButton.HelpOutline
            objectName: "backPainEmergency"
            opacity: enabled ? 1 : 0
            text: qsTr("Back pain emergency")

            onClicked: chrome.navigation.openEmergency()
        }
        TouchButton {
            Accessible.checkable: true
            Accessible.checked: chrome.preferences.highContrast
            Layout.fillWidth: true
            enabled: !chrome.attracting
            iconName: chrome.preferences.highContrast ? "check" : "contrast"
            kind: chrome.preferences.highContrast ? TouchButton.Primary : TouchButton.Quiet
            objectName: "contrast"
            opacity: enabled ? 1 : 0
            text: qsTr("Contrast")

            onClicked: chrome.preferences.toggleContrast()
        }
        TouchButton {
            Accessible.checkable: true
            Accessible.checked: chrome.preferences.lessMovement
            Layout.fillWidth: true
            enabled: !chrome.attracting
            iconName: chrome.preferences.lessMovement ? "check" : "player-pause"
            kind: chrome.preferences.lessMovement ? TouchButton.Primary : TouchButton.Quiet
            objectName: "movement"
            opacity: enabled ? 1 : 0
            text: qsTr("Less motion")

            onClicked: chrome.preferences.toggleMovement()
        }
        Row {
            Layout.alignment: Qt.AlignHCenter
            enabled: !chrome.attracting
            opacity: enabled ? 1 : 0
            spacing: Theme.gap

            Repeater {
                model: [qsTr("Smallest text"), qsTr("Standard text"), qsTr("Largest text")]

                SizeButton {
                    required property int index
                    required property string modelData

                    chosen: chrome.preferences.textSize === index
                    objectName: `textSize${index}`
                    size: index
                    text: modelData

                    onClicked: chrome.preferences.setTextSize(index)
                }
            }
        }
        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.gap
            uniformCellSizes: true

            TouchButton {
                Layout.fillWidth: true
                enabled: chrome.navigation.canGoBack
                leftPadding: Theme.smallGap
                objectName: "back"
                opacity: enabled ? 1 : 0
                rightPadding: Theme.smallGap
                text: chrome.onHelp || chrome.onEmergency ? qsTr("Close") : qsTr("Back")

                onClicked: chrome.navigation.back()
            }
            TouchButton {
                Layout.fillWidth: true
                enabled: !chrome.attracting
                kind: TouchButton.Primary
                leftPadding: Theme.smallGap
                objectName: "finish"
                opacity: enabled ? 1 : 0
                rightPadding: Theme.smallGap
                text: chrome.staff.isOpen ? qsTr("Leave") : qsTr("Finish")

                onClicked: chrome.navigation.finish()
            }
        }
    }
    AttractInvite {
        visible: chrome.attracting

        anchors {
            bottom: parent.bottom
            left: parent.left
            right: parent.right
            top: controls.top
            topMargin: emergency.y + emergency.height + Theme.gap
        }
    }
}
