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

    // Whoever came here with a key goes on from the next one.
    function remove(listingId: string, place: int, withKey: bool) {
        page.myList.toggle(listingId);
        if (withKey)
            kept.itemAt(Math.min(place, kept.count - 1))?.nextItemInFocusChain().forceActiveFocus(Qt.OtherFocusReason);
    }

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
    TouchButton {
        anchors.left: parent?.left
        kind: TouchButton.Primary
        objectName: "findSupport"
        text: qsTr("Find support")
        visible: page.myList.count === 0

        onClicked: page.navigation.openTopics()
    }
    Repeater {
        id: kept

        model: page.myList.rows

        Panel {
            id: row

            required property int index
            required property bool isFirst
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
                    onVisibleChanged: {
                        if (row.isFirst && focus)
                            row.nextItemInFocusChain().forceActiveFocus(Qt.OtherFocusReason);
                    }
                }
                TouchButton {
                    iconName: "x"
                    objectName: "takeOff"
                    text: qsTr("Remove")

                    onClicked: page.remove(row.listingId, row.index, activeFocus)
                }
            }
        }
    }
}
