import QtQuick
import kiosk.viewmodels

// A listing that was found, and the way onto somebody's list, in one box: beside it where there is
// room, else below it.
Rectangle {
    id: entry

    readonly property bool beside: width > Theme.body * 26
    required property string checkWords
    required property string cost
    required property bool isChecked
    required property bool isOpen
    required property string listingId
    required property MyList myList
    required property string name
    required property Navigation navigation
    required property string place
    required property string summary
    required property string wayIn
    required property string when
    required property string why

    border.color: Theme.line
    border.width: Theme.outline
    color: Theme.card
    implicitHeight: beside ? Math.max(card.height, keep.height + 2 * Theme.padding) : card.height + Theme.gap + keep.height + Theme.padding
    radius: Theme.radius

    ListingCard {
        id: card

        anchors.left: parent.left
        bottomPadding: entry.beside ? padding : 0
        checkWords: entry.checkWords
        colour: "transparent"
        cost: entry.cost
        isChecked: entry.isChecked
        isOpen: entry.isOpen
        listingId: entry.listingId
        name: entry.name
        objectName: "listing"
        outlineColour: "transparent"
        place: entry.place
        summary: entry.summary
        wayIn: entry.wayIn
        when: entry.when
        why: entry.why
        width: entry.beside ? entry.width - keep.width - Theme.gap - Theme.padding : entry.width

        onClicked: entry.navigation.openListing(listingId)
    }
    KeepButton {
        id: keep

        anchors.left: entry.beside ? card.right : parent.left
        anchors.leftMargin: entry.beside ? Theme.gap : Theme.padding
        listingId: entry.listingId
        myList: entry.myList
        width: entry.beside ? Math.round(Theme.body * 6) : Math.min(implicitWidth, entry.width - 2 * Theme.padding)
        y: entry.beside ? Math.max(Theme.padding, Math.round((card.height - height) / 2)) : card.height + Theme.gap
    }
}
