pragma ComponentBehavior: Bound

import QtQuick
import kiosk.screens.parts

// Something to do to the form.
FormRow {
    id: row

    required property string icon
    required property string label
    required property real most

    signal touched(bool byKeys)

    implicitHeight: button.implicitHeight
    implicitWidth: Math.min(button.implicitWidth, most)
    target: button

    TouchButton {
        id: button

        anchors.fill: parent
        iconName: row.icon
        objectName: `act-${row.fieldKey}`
        text: row.label

        onClicked: row.touched(activeFocus)
    }
}
