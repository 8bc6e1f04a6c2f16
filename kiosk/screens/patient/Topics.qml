pragma ComponentBehavior: Bound

import QtQuick
import kiosk.viewmodels
import kiosk.screens.parts

// Nine pictures of what people look for, and the way to search in their own words.
ScrollPage {
    id: page

    required property TopicRows topics

    Title {
        id: title

        text: qsTr("What would you like help with?")
        width: parent.width
    }
    CardGrid {
        id: grid

        availableHeight: page.height - title.height - search.height - 2 * page.spacing - 2 * page.edge
        count: cards.count
        width: parent.width

        Repeater {
            id: cards

            model: page.topics

            PictureCard {
                required property string key
                required property string name

                height: grid.cardHeight
                nameSize: Theme.body
                objectName: `topic-${key}`
                pictureHeight: Math.round(width / 5.4)
                text: name
                width: grid.cardWidth

                onClicked: page.navigation.openTopic(key)
            }
        }
    }
    SearchDoor {
        id: search

        navigation: page.navigation
        width: parent.width
    }
}
