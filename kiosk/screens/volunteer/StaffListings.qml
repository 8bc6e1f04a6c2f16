pragma ComponentBehavior: Bound

import QtQuick
import kiosk.viewmodels
import kiosk.viewmodels.volunteer
import kiosk.screens.parts

// All listings for a volunteer: choose which, or type a name or a number.
TypingPage {
    id: page

    required property ListingsPage listings
    required property Staff staff

    hint: qsTr("Name or number")
    maximumLength: listings.mostLetters

    Component.onCompleted: text = listings.words
    onEdited: words => listings.look(words)
    onNearEnd: listings.more()
    onTypingChangedTo: on => listings.useKeyboard(on)

    Flow {
        spacing: Theme.gap
        visible: !page.typing // what is found comes first then
        width: parent.width

        Repeater {
            model: page.listings.choices

            TouchButton {
                required property bool chosen
                required property int count
                required property string key
                required property string words

                Accessible.checkable: true
                Accessible.checked: chosen
                iconName: chosen ? "check" : ""
                kind: chosen ? TouchButton.Primary : TouchButton.Quiet
                objectName: `which-${key}`
                text: qsTr("%1 (%2)").arg(words).arg(count)
                visible: count > 0 || chosen || ["due", "all"].includes(key)
                width: Math.min(implicitWidth, parent?.width ?? implicitWidth)

                onClicked: {
                    page.listings.choose(key);
                    page.scrollToTop();
                }
            }
        }
    }
    Flow {
        spacing: Theme.gap
        visible: !page.typing
        width: parent.width

        TouchButton {
            iconName: "plus"
            objectName: "addListing"
            text: qsTr("Add a listing")

            onClicked: page.navigation.openStaff("staffEdit", "new")
        }
        TouchButton {
            objectName: "allThatWasDone"
            text: qsTr("All that was done")
            visible: page.staff.isLead

            onClicked: page.navigation.openStaff("staffHistory", "")
        }
    }
    Words {
        objectName: "nothingHere"
        text: page.listings.elsewhere ? qsTr("Nothing here fits. Touch “All” to look through every listing.") : qsTr("There is nothing here.")
        visible: page.listings.isEmpty
        width: parent.width
    }
    Repeater {
        model: page.listings.rows

        ListedCard {
            objectName: "listed"
            width: parent?.width ?? 0

            onClicked: page.navigation.openStaff("staffListing", listingId)
        }
    }
}
