import QtQuick
import kiosk.viewmodels

// Puts a listing on somebody's list, and takes it off again.
TouchButton {
    id: button

    readonly property bool kept: myList.ids.includes(listingId)
    required property string listingId
    required property MyList myList

    Accessible.checkable: true
    Accessible.checked: kept
    enabled: kept || !myList.isFull
    iconName: kept ? "check" : "plus"
    kind: kept ? TouchButton.Primary : TouchButton.Quiet
    objectName: "keep"
    opacity: enabled ? 1 : 0
    text: kept ? qsTr("On my list") : qsTr("Add to my list")

    onClicked: myList.toggle(listingId)
}
