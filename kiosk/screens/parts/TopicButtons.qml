pragma ComponentBehavior: Bound

import QtQuick
import kiosk.viewmodels

// Topics as plain buttons, where there is no room for their pictures.
CardGrid {
    id: grid

    required property Navigation navigation
    required property TopicRows topics

    count: buttons.count
    mostColumns: 2
    narrowest: Theme.body * 11

    Repeater {
        id: buttons

        model: grid.topics

        TouchButton {
            required property string key
            required property string name

            height: grid.cardHeight
            objectName: `topic-${key}`
            text: name
            width: grid.cardWidth

            onClicked: grid.navigation.openTopic(key)
        }
    }
}
