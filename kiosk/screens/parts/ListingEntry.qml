import QtQuick
import kiosk.viewmodels

// A listing that was found, why it was found where that is not plain, and the way onto the list.
Column {
    id: entry

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

    spacing: Math.round(Theme.smallGap / 2)

    ListingCard {
        checkWords: entry.checkWords
        cost: entry.cost
        isChecked: entry.isChecked
        isOpen: entry.isOpen
        listingId: entry.listingId
        name: entry.name
        objectName: "listing"
        place: entry.place
        summary: entry.summary
        wayIn: entry.wayIn
        when: entry.when
        why: entry.why
        width: parent.width

        onClicked: entry.navigation.openListing(listingId)
    }
    KeepButton {
        anchors.right: parent.right
        listingId: entry.listingId
        myList: entry.myList
    }
}
