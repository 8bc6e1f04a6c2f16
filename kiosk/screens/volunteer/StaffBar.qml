import QtQuick
import QtQuick.Layouts
import kiosk.viewmodels
import kiosk.screens.parts

// Who is signed in, and what is within reach on each of their pages: the phone, and a patient.
FocusScope {
    id: bar

    required property Staff staff
    readonly property bool wide: width > Theme.body * 24

    implicitHeight: controls.implicitHeight

    GridLayout {
        id: controls

        anchors.left: parent.left
        anchors.right: parent.right
        columnSpacing: Theme.gap
        columns: bar.wide ? 3 : 2
        rowSpacing: Theme.smallGap

        Words {
            Layout.columnSpan: bar.wide ? 1 : 2
            Layout.fillWidth: true
            font.weight: Font.DemiBold
            objectName: "signedIn"
            text: bar.staff.isPractice ? qsTr("%1, trying things out").arg(bar.staff.initials) : bar.staff.isLead ? qsTr("%1, lead").arg(bar.staff.initials) : bar.staff.initials
        }
        TouchButton {
            Accessible.checkable: true
            Accessible.checked: bar.staff.onThePhone
            Layout.fillHeight: true
            Layout.fillWidth: !bar.wide
            iconName: bar.staff.onThePhone ? "check" : "phone"
            kind: bar.staff.onThePhone ? TouchButton.Primary : TouchButton.Quiet
            objectName: "onThePhone"
            text: qsTr("I am on the phone")

            onClicked: bar.staff.onThePhone ? bar.staff.hangUp() : bar.staff.ring()
        }
        TouchButton {
            Layout.fillHeight: true
            Layout.fillWidth: !bar.wide
            objectName: "patientNeedsThis"
            text: qsTr("A patient needs this")

            onClicked: bar.staff.patientNeedsThis()
        }
    }
}
