pragma ComponentBehavior: Bound

import QtQuick
import kiosk.viewmodels.volunteer
import kiosk.screens.parts

// What a volunteer sees first.
ScrollPage {
    id: page

    required property TodayPage today

    Title {
        text: qsTr("Today")
        width: parent.width
    }
}
