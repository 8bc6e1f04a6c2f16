import QtQuick
import kiosk.viewmodels

// A listing that was found, and the way onto somebody's list: beside it where there is room.
Grid {
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

    columns: beside ? 2 : 1
    spacing: Theme.gap
    verticalItemAlignment: Grid.AlignVCenter

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
        width: entry.beside ? entry.width - keep.width - entry.spacing : entry.width

        onClicked: entry.navigation.openListing(listingId)
    }
    KeepButton {
        id: keep

        listingId: entry.listingId
        myList: entry.myList
        width: entry.beside ? Math.round(Theme.body * 5) : implicitWidth
    }
}
