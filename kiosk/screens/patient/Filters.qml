pragma ComponentBehavior: Bound

import QtQuick
import kiosk.viewmodels
import kiosk.screens.parts

// What the listings can be narrowed by, each with how many it would leave.
ScrollPage {
    id: page

    required property FoundListings found

    Title {
        text: qsTr("Show only what fits")
        width: parent.width
    }
    Flow {
        spacing: Theme.gap
        width: parent.width

        TouchButton {
            iconName: "check"
            kind: TouchButton.Primary
            objectName: "showFiltered"
            text: page.found.count === 1 ? qsTr("Show 1 service") : qsTr("Show %1 services").arg(page.found.count)

            onClicked: page.navigation.back()
        }
        TouchButton {
            iconName: "x"
            objectName: "clearFilters"
            text: qsTr("Clear filters")
            visible: page.found.isFiltered

            onClicked: page.found.clear()
        }
    }
    Flow {
        id: choices

        spacing: Theme.gap
        width: parent.width

        Repeater {
            model: page.found.choices

            Item {
                id: choice

                required property bool chosen
                required property int count
                required property string heading
                required property string key
                required property string words

                implicitHeight: heading === "" ? button.implicitHeight : title.implicitHeight
                implicitWidth: heading === "" ? Math.min(button.implicitWidth, choices.width) : choices.width

                Heading {
                    id: title

                    text: choice.heading
                    visible: choice.heading !== ""
                    width: parent.width
                }
                TouchButton {
                    id: button

                    Accessible.checkable: true
                    Accessible.checked: choice.chosen
                    anchors.fill: parent
                    enabled: choice.chosen || choice.count > 0
                    iconName: choice.chosen ? "check" : ""
                    kind: choice.chosen ? TouchButton.Primary : TouchButton.Quiet
                    objectName: `filter-${choice.key}`
                    outlineColour: enabled ? Theme.ink : Theme.line // what would leave nothing stays in its place
                    text: qsTr("%1 (%2)").arg(choice.words).arg(choice.count)
                    visible: choice.heading === ""

                    onClicked: page.found.toggle(choice.key)
                }
            }
        }
    }
}
