pragma ComponentBehavior: Bound

import QtQuick
import kiosk.viewmodels
import kiosk.viewmodels.volunteer
import kiosk.screens.parts

// Texts, or what they belong to, each with the page where it is changed.
Column {
    id: group

    required property Navigation navigation
    required property OwnRows rows

    spacing: Theme.gap
    visible: list.count > 0

    Repeater {
        id: list

        model: group.rows

        StaffRow {
            required property string key
            required property string name
            required property string page
            required property string words

            detail: words
            leads: true
            objectName: `own-${key}`
            text: name
            width: group.width

            onClicked: group.navigation.openStaff(page, key)
        }
    }
}
