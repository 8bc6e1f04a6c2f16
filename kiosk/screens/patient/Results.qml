pragma ComponentBehavior: Bound

import QtQuick
import kiosk.viewmodels
import kiosk.screens.parts

// What is listed under a topic. Where nothing is, national help is: never an empty page.
ScrollPage {
    id: page

    required property HelpPage help
    readonly property bool inLine: bar.visible && !results.found.isFiltered && title.implicitWidth + Theme.gap + bar.doorWidth <= width
    required property MyList myList
    required property ResultsPage results

    spacing: Theme.gap

    onNearEnd: results.found.more()

    // In a line where both fit: what was found begins as high as it can.
    Grid {
        columns: page.inLine ? 2 : 1
        spacing: Theme.gap
        verticalItemAlignment: Grid.AlignVCenter
        width: parent.width

        Title {
            id: title

            text: page.results.title
            width: page.inLine ? page.width - bar.doorWidth - Theme.gap : page.width
        }
        FilterBar {
            id: bar

            found: page.results.found
            navigation: page.navigation
            width: page.inLine ? doorWidth : page.width
        }
    }
    EmergencyNote {
        navigation: page.navigation
        visible: page.results.emergencyCard
        width: parent.width
    }
    Words {
        objectName: "nothingHere"
        text: qsTr("We have nothing to show here yet. These lines can help today.")
        visible: page.results.isEmpty
        width: parent.width
    }
    Repeater {
        model: page.results.isEmpty ? page.help.toTalk : null

        HelpLineCard {
            width: parent?.width ?? 0
        }
    }
    Repeater {
        model: page.results.found.rows

        ListingEntry {
            myList: page.myList
            navigation: page.navigation
            width: parent?.width ?? 0
        }
    }
}
