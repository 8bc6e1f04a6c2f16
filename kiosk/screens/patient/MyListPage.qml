pragma ComponentBehavior: Bound

import QtQuick
import kiosk.viewmodels
import kiosk.screens.parts

// What somebody keeps to take home, in their own order. It is forgotten with everything else.
ScrollPage {
    id: page

    required property MyList myList
    required property Printing printing
    readonly property string ways: printing.isSetUp ? qsTr("Take it home on your phone or on paper.") : qsTr("Take it home on your phone.")

    Title {
        text: qsTr("My list")
        width: parent.width
    }
    Words {
        text: page.myList.count === 0 ? qsTr("Your list is empty. Touch Add to my list on any service.") : qsTr("%1 We forget it when you finish.").arg(page.ways)
        width: parent.width
    }
    Flow {
        spacing: Theme.gap
        visible: page.myList.count > 0
        width: parent.width

        TouchButton {
            iconName: "qrcode"
            kind: TouchButton.Primary
            objectName: "takeHome"
            text: qsTr("Put it on my phone")

            onClicked: page.navigation.takeHome("")
        }
        PrintButton {
            printing: page.printing

            onClicked: page.myList.isPrivate ? page.navigation.takeHome("") : page.printing.printListings(page.myList.ids, false)
        }
    }
    PrintWords {
        printing: page.printing
        width: parent.width
    }
    Repeater {
        model: page.myList.rows

        Panel {
            id: row

            required property int index
            required property bool isFirst
            required property bool isLast
            required property string listingId
            required property string name
            required property string number

            objectName: "kept"
            width: parent?.width ?? 0

            Heading {
                text: qsTr("%1. %2").arg(row.index + 1).arg(row.name)
                width: row.innerWidth
            }
            Words {
                color: Theme.deepTeal
                font.weight: Font.Bold
                text: row.number
                visible: text !== ""
                width: row.innerWidth
            }
            Flow {
                spacing: Theme.gap
                width: row.innerWidth

                TouchButton {
                    objectName: "openKept"
                    text: qsTr("Open")

                    onClicked: page.navigation.openListing(row.listingId)
                }
                TouchButton {
                    iconName: "chevron-up"
                    objectName: "moveUp"
                    text: qsTr("Move up")
                    visible: !row.isFirst

                    onClicked: page.myList.moveUp(row.listingId)
                }
                TouchButton {
                    iconName: "chevron-down"
                    objectName: "moveDown"
                    text: qsTr("Move down")
                    visible: !row.isLast

                    onClicked: page.myList.moveDown(row.listingId)
                }
                TouchButton {
                    iconName: "x"
                    objectName: "takeOff"
                    text: qsTr("Take off")

                    onClicked: page.myList.toggle(row.listingId)
                }
            }
        }
    }
}
