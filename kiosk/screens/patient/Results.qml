pragma ComponentBehavior: Bound

import QtQuick
import kiosk.viewmodels
import kiosk.screens.parts

// What is listed under a topic. Where nothing is, national help is: never an empty page.
ScrollPage {
    id: page

    required property HelpPage help
    required property MyList myList
    required property ResultsPage results

    spacing: Theme.gap

    onNearEnd: results.found.more()

    Title {
        text: page.results.title
        width: parent.width
    }
    EmergencyNote {
        navigation: page.navigation
        visible: page.results.emergencyCard
        width: parent.width
    }
    FilterBar {
        found: page.results.found
        navigation: page.navigation
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
