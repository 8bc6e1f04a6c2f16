pragma ComponentBehavior: Bound

import QtQuick
import kiosk.viewmodels
import kiosk.screens.parts

// The seven principles, to choose one to read.
ScrollPage {
    id: page

    required property PrincipleRows principles

    Column {
        spacing: Theme.smallGap
        width: parent.width

        Title {
            text: qsTr("What good care is")
            width: parent.width
        }
        Words {
            text: page.principles.intro
            width: parent.width
        }
        StatusLine {
            text: page.principles.status
            width: parent.width
        }
    }
    CardGrid {
        id: grid

        count: cards.count
        width: parent.width

        Repeater {
            id: cards

            model: page.principles

            PictureCard {
                required property int number
                required property string title

                height: grid.cardHeight
                nameSize: Theme.body
                objectName: `principle-${number}`
                pictureHeight: Math.round(width / 2)
                text: qsTr("%1. %2", "number and title of a principle").arg(number).arg(title)
                width: grid.cardWidth

                onClicked: page.navigation.openPrinciple(number)
            }
        }
    }
    Words {
        color: Theme.quietInk
        text: page.principles.credit
        width: parent.width
    }
}
