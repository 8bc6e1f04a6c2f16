pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import kiosk.viewmodels
import kiosk.screens.parts

// Everything about one service, what to do next first.
ScrollPage {
    id: page

    required property Corrections corrections
    readonly property int factColumns: width > Theme.body * 20 ? 2 : 1
    required property ListingPage listing
    required property MyList myList
    required property Printing printing

    spacing: Math.round(Theme.gap * 0.75)

    Column {
        spacing: Theme.smallGap
        width: parent.width

        Title {
            objectName: "listingName"
            text: page.listing.name
            width: parent.width
        }
        Words {
            color: Theme.quietInk
            text: page.listing.runBy
            visible: text !== ""
            width: parent.width
        }
        Words {
            text: page.listing.summary
            visible: text !== ""
            width: parent.width
        }
    }
    EmergencyNote {
        navigation: page.navigation
        visible: page.listing.emergencyCard
        width: parent.width
    }
    Panel {
        color: Theme.sand
        visible: page.listing.alert !== ""
        width: parent.width

        Words {
            font.weight: Font.DemiBold
            text: page.listing.alert
            width: parent.width
        }
    }
    Words {
        color: page.listing.isOpen ? Theme.leaf : Theme.ink
        font.weight: Font.Bold
        objectName: "status"
        text: page.listing.status
        visible: text !== ""
        width: parent.width
    }
    Panel {
        id: next

        color: Theme.sage
        visible: steps.count > 0
        width: parent.width

        Heading {
            text: qsTr("What to do next")
            width: parent.width
        }
        Repeater {
            id: steps

            model: page.listing.steps

            StepLine {
                width: next.innerWidth
            }
        }
    }
    Flow {
        spacing: Theme.gap
        width: parent.width

        KeepButton {
            listingId: page.listing.listingId
            myList: page.myList
        }
        TouchButton {
            iconName: "qrcode"
            objectName: "takeOneHome"
            text: qsTr("Put it on my phone")

            onClicked: page.navigation.takeHome(page.listing.listingId)
        }
        PrintButton {
            printing: page.printing

            onClicked: page.listing.isPrivate ? page.navigation.takeHome(page.listing.listingId) : page.printing.printListings([page.listing.listingId], false)
        }
    }
    PrintWords {
        printing: page.printing
        width: parent.width
    }
    GridLayout {
        columnSpacing: page.spacing
        columns: page.factColumns
        rowSpacing: page.spacing
        uniformCellWidths: true
        width: parent.width

        Repeater {
            model: page.listing.facts

            FactCard {
                Layout.fillHeight: true
                Layout.fillWidth: true
            }
        }
    }
    CheckedLine {
        isChecked: page.listing.isChecked
        text: page.listing.checkWords
        width: parent.width
    }
    SomethingWrong {
        id: wrong

        corrections: page.corrections
        listingId: page.listing.listingId
        width: parent.width

        onOpened: Qt.callLater(page.reveal, wrong)
    }
    Heading {
        text: qsTr("More like this")
        visible: like.count > 0
        width: parent.width
    }
    Column {
        spacing: Theme.gap
        width: parent.width

        Repeater {
            id: like

            model: page.listing.like.rows

            ListingCard {
                objectName: "likeIt"
                width: parent?.width ?? 0

                onClicked: page.navigation.openListing(listingId)
            }
        }
    }
}
