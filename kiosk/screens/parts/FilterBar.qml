import QtQuick
import kiosk.viewmodels

// The door to the filters, and what they leave; one touch takes them all away.
Flow {
    id: bar

    readonly property alias doorWidth: door.implicitWidth
    required property FoundListings found
    required property Navigation navigation

    spacing: Theme.gap
    visible: found.canFilter

    TouchButton {
        id: door

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

        onClicked: {
            if (activeFocus)
                door.forceActiveFocus(Qt.OtherFocusReason);
            bar.found.clear();
        }
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
