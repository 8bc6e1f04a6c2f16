import QtQuick
import QtQuick.Layouts
import kiosk.viewmodels
import kiosk.screens.parts

// Who is signed in, and what is within reach on each of their pages: the phone, and a patient.
FocusScope {
    id: bar

    readonly property real leastForWords: Math.min(who.implicitWidth, width * 0.3)
    required property Staff staff
    // Whether the words on the buttons have to turn, or no name would stand in one line.
    readonly property bool tight: wide && leastForWords + phone.implicitWidth + patient.implicitWidth + 2 * Theme.gap > width
    readonly property bool wide: width > Theme.body * 24

    implicitHeight: controls.implicitHeight

    GridLayout {
        id: controls

        anchors.left: parent.left
        anchors.right: parent.right
        columnSpacing: Theme.gap
        columns: bar.wide ? 3 : 2
        rowSpacing: Theme.smallGap

        Rectangle {
            Layout.columnSpan: bar.wide ? 1 : 2
            Layout.fillHeight: true
            Layout.fillWidth: true
            Layout.minimumWidth: bar.tight ? bar.leastForWords : 0
            color: bar.staff.isPractice ? Theme.sand : "transparent"
            implicitHeight: who.implicitHeight + (bar.staff.isPractice ? 2 * Theme.smallGap : 0)
            radius: Theme.radius / 2

            Words {
                id: who

                anchors.left: parent.left
                anchors.leftMargin: bar.staff.isPractice ? Theme.padding : 0
                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                font.weight: bar.staff.isPractice ? Font.Bold : Font.DemiBold
                objectName: bar.staff.isPractice ? "practiceSign" : "signedIn"
                text: bar.staff.isPractice ? qsTr("Practising. Nothing here is kept.") : bar.staff.isLead ? qsTr("%1, lead").arg(bar.staff.initials) : bar.staff.initials
            }
        }
        TouchButton {
            id: phone

            Accessible.checkable: true
            Accessible.checked: bar.staff.onThePhone
            Layout.fillHeight: true
            Layout.fillWidth: !bar.wide || bar.tight
            iconName: bar.staff.onThePhone ? "check" : "phone"
            kind: bar.staff.onThePhone ? TouchButton.Primary : TouchButton.Quiet
            objectName: "onThePhone"
            text: qsTr("I am on the phone")
            visible: !bar.staff.isPractice // there nobody is rung

            onClicked: bar.staff.onThePhone ? bar.staff.hangUp() : bar.staff.ring()
        }
        TouchButton {
            id: patient

            Layout.columnSpan: bar.staff.isPractice && !bar.wide ? 2 : 1
            Layout.fillHeight: true
            Layout.fillWidth: !bar.wide || bar.tight
            objectName: "patientNeedsThis"
            text: qsTr("A patient needs this")

            onClicked: bar.staff.patientNeedsThis()
        }
    }
}
