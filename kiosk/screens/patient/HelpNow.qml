pragma ComponentBehavior: Bound

import QtQuick
import kiosk.viewmodels
import kiosk.screens.parts

// Help now. Nobody records that it was looked at.
ScrollPage {
    id: page

    required property HelpPage help

    spacing: Theme.smallGap * 2

    Title {
        text: page.help.heading
        width: parent.width
    }
    Rectangle {
        color: Theme.clay
        implicitHeight: first.implicitHeight + 2 * Theme.padding
        radius: Theme.radius
        width: parent.width

        Column {
            id: first

            anchors.verticalCenter: parent.verticalCenter
            spacing: Math.round(Theme.smallGap / 2)
            width: parent.width - 2 * Theme.padding
            x: Theme.padding

            Heading {
                color: Theme.wordsOnClay
                text: page.help.firstTitle
                width: parent.width
            }
            Words {
                color: Theme.wordsOnClay
                text: page.help.firstWords
                visible: text !== ""
                width: parent.width
            }
        }
    }
    CardGrid {
        id: grid

        count: lines.count
        mostColumns: 2
        narrowest: Theme.body * 14
        spacing: page.spacing
        width: parent.width

        Repeater {
            id: lines

            model: page.help.lines

            HelpLineCard {
                height: grid.columns === 1 ? implicitHeight : grid.cardHeight
                width: grid.cardWidth
            }
        }
    }
    Words {
        color: Theme.quietInk
        text: qsTr("Nobody records that you looked at this page.")
        width: parent.width
    }
}
