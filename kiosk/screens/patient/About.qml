pragma ComponentBehavior: Bound

import QtQuick
import kiosk.viewmodels
import kiosk.screens.parts

// What this is, who signed it off, what it rests on, and who made it.
ScrollPage {
    id: page

    required property AboutPage about
    readonly property bool wide: width > Theme.body * 26

    spacing: Theme.smallGap * 2

    Title {
        text: qsTr("About this kiosk")
        width: parent.width
    }
    Repeater {
        model: page.about.rows

        Panel {
            id: fact

            required property string title
            required property string words

            objectName: "aboutFact"
            width: parent?.width ?? 0

            Grid {
                id: halves

                readonly property real headingWidth: page.wide ? Math.round((width - columnSpacing) * 0.32) : width

                columnSpacing: Theme.gap
                columns: page.wide ? 2 : 1
                rowSpacing: Math.round(Theme.smallGap / 2)
                width: fact.innerWidth

                Heading {
                    text: fact.title
                    width: halves.headingWidth
                }
                Words {
                    text: fact.words
                    width: page.wide ? halves.width - halves.headingWidth - halves.columnSpacing : halves.width
                }
            }
        }
    }
    TouchButton {
        objectName: "forVolunteers"
        text: qsTr("For volunteers")

        onClicked: page.navigation.openStaff("staffDoor", "")
    }
}
