pragma ComponentBehavior: Bound

import QtQuick
import kiosk.viewmodels
import kiosk.viewmodels.volunteer
import kiosk.screens.parts

// What stands under one heading of *Today*; nothing where there is nothing.
Panel {
    id: panel

    property alias detail: detail.text
    required property Navigation navigation
    required property TodayRows rows
    required property string title

    spacing: Theme.smallGap
    visible: list.count > 0
    width: parent?.width ?? 0

    Heading {
        text: panel.title
        width: panel.innerWidth
    }
    Words {
        id: detail

        visible: text !== ""
        width: panel.innerWidth
    }
    Column {
        spacing: Theme.gap
        width: panel.innerWidth

        Repeater {
            id: list

            model: panel.rows

            StaffRow {
                id: row

                required property string argument
                required property string name
                required property string page
                required property string words

                detail: words
                leads: page !== ""
                objectName: `${panel.objectName}-row`
                text: name
                width: panel.innerWidth

                onClicked: panel.navigation.openStaff(row.page, row.argument)
            }
        }
    }
}
