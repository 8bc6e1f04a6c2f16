pragma ComponentBehavior: Bound

import QtQuick
import kiosk.viewmodels
import kiosk.screens.parts

// What the listings can be narrowed by, each with how many it would leave. How many are left now
// stays in view, and is the way on.
FocusScope {
    id: page

    required property FoundListings found
    readonly property bool inLine: title.implicitWidth + Theme.gap + clear.implicitWidth <= width
    required property Navigation navigation

    focus: true

    ScrollPage {
        id: narrow

        anchors.fill: parent
        barEnd: show.width + Theme.gap
        moreKind: TouchButton.Quiet
        navigation: page.navigation

        // In a line where both fit.
        Grid {
            columns: page.inLine ? 2 : 1
            spacing: Theme.gap
            verticalItemAlignment: Grid.AlignVCenter
            width: parent.width

            Title {
                id: title

                text: qsTr("Filters")
                width: page.inLine ? page.width - clear.implicitWidth - Theme.gap : page.width
            }
            TouchButton {
                id: clear

                // Kept in its place, so that nothing moves under a finger.
                enabled: page.found.isFiltered
                iconName: "x"
                objectName: "clearFilters"
                opacity: enabled ? 1 : 0
                text: qsTr("Clear filters")

                onClicked: {
                    page.found.clear();
                    narrow.holdFocus();
                }
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

                    implicitHeight: heading === "" ? button.implicitHeight : question.implicitHeight
                    implicitWidth: heading === "" ? Math.min(button.implicitWidth, choices.width) : choices.width

                    Heading {
                        id: question

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
                        outlineColour: enabled ? Theme.ink : "transparent" // what would leave nothing stays in its place
                        text: choice.chosen ? choice.words : qsTr("%1 (%2)").arg(choice.words).arg(choice.count)
                        visible: choice.heading === ""

                        onClicked: page.found.toggle(choice.key)
                    }
                }
            }
        }
    }
    TouchButton {
        id: show

        anchors.bottom: narrow.bottom
        anchors.right: parent.right
        kind: TouchButton.Primary
        objectName: "showFiltered"
        text: page.found.count === 1 ? qsTr("Show 1 service") : qsTr("Show %1 services").arg(page.found.count)
        width: Math.min(implicitWidth, page.width - narrow.barWidth - Theme.gap)

        onClicked: page.navigation.back()
    }
}
