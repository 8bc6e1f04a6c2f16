import QtQuick
import kiosk.viewmodels

// The door to the filters, and what they leave; one touch takes them all away.
Flow {
    id: bar

    required property FoundListings found
    required property Navigation navigation

    spacing: Theme.gap
    visible: found.canFilter

    TouchButton {
        iconName: "filter"
        kind: bar.found.isFiltered ? TouchButton.Primary : TouchButton.Quiet
        objectName: "filters"
        text: qsTr("Filters")

        onClicked: bar.navigation.openFilters()
    }
    TouchButton {
        iconName: "x"
        objectName: "clearFilters"
        text: qsTr("Clear filters")
        visible: bar.found.isFiltered

        onClicked: bar.found.clear()
    }
    Words {
        height: Math.max(implicitHeight, Theme.target)
        objectName: "filterWords"
        text: bar.found.filterWords
        verticalAlignment: Text.AlignVCenter
        visible: text !== ""
        width: Math.min(implicitWidth, bar.width)
    }
}
