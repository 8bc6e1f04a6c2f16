pragma ComponentBehavior: Bound

import QtQuick
import kiosk.viewmodels
import kiosk.viewmodels.volunteer
import kiosk.screens.parts

// A USB stick: what one takes and brings. What a spreadsheet would change takes the place of that.
FocusScope {
    id: page

    readonly property bool asking: stick.asks === "difference"
    required property Navigation navigation
    required property StickPage stick

    focus: true

    onAskingChanged: (asking ? question : panels).forceActiveFocus(Qt.OtherFocusReason)

    StickPanels {
        id: panels

        anchors.fill: parent
        navigation: page.navigation
        stick: page.stick
        visible: !page.asking
    }
    Loader {
        id: question

        active: page.asking
        anchors.fill: parent
        visible: active

        sourceComponent: SheetQuestion {
            navigation: page.navigation
            stick: page.stick
        }
    }
}
