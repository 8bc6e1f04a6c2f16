pragma ComponentBehavior: Bound

import QtQuick
import kiosk.viewmodels
import kiosk.viewmodels.volunteer
import kiosk.screens.parts
import kiosk.screens.patient

// The page that patients would see, to look at.
FocusScope {
    id: preview

    property alias barWanted: listing.barWanted
    required property EditPage edit
    required property Navigation navigation

    objectName: "preview"

    Rectangle {
        anchors.fill: head
        border.color: Theme.line
        border.width: Theme.outline
        color: Theme.sky
        radius: Theme.radius / 2
    }
    Words {
        id: head

        font.weight: Font.DemiBold
        padding: Theme.smallGap
        text: qsTr("Patients see this:")
        width: parent.width
    }
    ListingDetail {
        id: listing

        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: head.bottom
        anchors.topMargin: Theme.smallGap
        corrections: preview.edit.previewCorrections
        focus: false
        listing: preview.edit.preview
        myList: preview.edit.previewList
        navigation: preview.navigation
        printing: preview.edit.previewPrinting
        shownOnly: true
    }
}
