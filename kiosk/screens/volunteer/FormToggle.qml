pragma ComponentBehavior: Bound

import QtQuick
import kiosk.screens.parts

// A choice that is on or off.
FormRow {
    id: row

    required property bool chosen
    required property string label
    required property real most

    signal touched

    implicitHeight: button.implicitHeight
    implicitWidth: Math.min(button.implicitWidth, most)
    target: button

    TouchButton {
        id: button

        Accessible.checkable: true
        Accessible.checked: row.chosen
        anchors.fill: parent
        iconName: row.chosen ? "check" : ""
        kind: row.chosen ? TouchButton.Primary : TouchButton.Quiet
        objectName: `toggle-${row.fieldKey}`
        text: row.label

        onClicked: row.touched()
    }
}
