pragma ComponentBehavior: Bound

import QtQuick
import kiosk.viewmodels.volunteer
import kiosk.screens.parts

// All that was done to the directory, for leads.
ScrollPage {
    id: page

    required property HistoryPage history

    onNearEnd: history.more()

    Title {
        text: qsTr("All that was done")
        width: parent.width
    }
    Words {
        Accessible.role: Accessible.AlertMessage
        font.weight: Font.DemiBold
        objectName: "busy"
        text: qsTr("One moment …")
        visible: page.history.isBusy
        width: parent.width
    }
    Panel {
        id: imported

        spacing: Theme.gap
        visible: page.history.hasImport
        width: parent.width

        Heading {
            text: qsTr("The last file that was brought in")
            width: imported.innerWidth
        }
        Words {
            text: page.history.importWords
            width: imported.innerWidth
        }
        TouchButton {
            anchors.left: parent?.left // a column does not mirror
            enabled: !page.history.isBusy
            iconName: "rotate-clockwise"
            objectName: "takeBackImport"
            opacity: enabled ? 1 : 0
            text: qsTr("Take back the last import")
            width: Math.min(implicitWidth, imported.innerWidth)

            onClicked: page.history.takeBackImport()
        }
    }
    Panel {
        id: back

        spacing: Theme.gap
        visible: days.count > 0
        width: parent.width

        Heading {
            text: qsTr("Back to how it was")
            width: back.innerWidth
        }
        Words {
            text: qsTr("Choose a day, or a moment below. You can take that back, too.")
            width: back.innerWidth
        }
        Flow {
            spacing: Theme.gap
            width: back.innerWidth

            Repeater {
                id: days

                model: page.history.days

                TouchButton {
                    required property string day
                    required property string words

                    Accessible.checkable: true
                    Accessible.checked: page.history.chosenDay === day
                    iconName: page.history.chosenDay === day ? "check" : ""
                    kind: page.history.chosenDay === day ? TouchButton.Primary : TouchButton.Quiet
                    objectName: `day-${day}`
                    text: words

                    onClicked: page.history.choose(page.history.chosenDay === day ? "" : day)
                }
            }
        }
        Words {
            font.weight: Font.DemiBold
            objectName: "chosenWords"
            text: page.history.chosenWords
            visible: text !== ""
            width: back.innerWidth
        }
        TouchButton {
            anchors.left: parent?.left // a column does not mirror
            enabled: !page.history.isBusy
            iconName: "rotate-clockwise"
            objectName: "goBack"
            opacity: enabled ? 1 : 0
            text: qsTr("Go back to that day")
            visible: page.history.chosenDay !== ""

            onClicked: page.history.goBack()
        }
    }
    Repeater {
        model: page.history.past

        PastPanel {
            id: act

            required property bool canGoBack
            required listingId
            required name

            beforeWords: page.history.chosenAct === act.revision ? page.history.beforeWords : ""
            enabledNow: !page.history.isBusy
            goesBack: act.canGoBack
            objectName: "past"
            showsName: true
            width: parent?.width ?? 0

            onGoingBack: revision => page.history.chooseBefore(revision)
            onGoneBack: page.history.goBackBefore()
            onOpened: listingId => page.navigation.openStaff("staffListing", listingId)
            onTakenBack: revision => page.history.takeBack(revision)
        }
    }
}
