pragma ComponentBehavior: Bound

import QtQuick
import kiosk.viewmodels

// For whoever found nothing: one touch says which topic it was about, and leads nowhere.
Panel {
    id: wanted

    required property SearchPage search

    // Somebody has said it: the buttons are gone.
    signal said

    color: Theme.sand
    objectName: "wantedTopics"

    Heading {
        text: wanted.search.hasSaid ? qsTr("Thank you") : qsTr("What did you want help with?")
        width: wanted.innerWidth
    }
    Words {
        text: wanted.search.hasSaid ? qsTr("We counted that, and nothing else.") : qsTr("Touch one, if you like. We count it to see what is missing. We do not keep your words.")
        width: wanted.innerWidth
    }
    Flow {
        spacing: Theme.gap
        visible: !wanted.search.hasSaid
        width: wanted.innerWidth

        Repeater {
            model: wanted.search.wanted

            TouchButton {
                required property string key
                required property string name

                objectName: `wanted-${key}`
                text: name
                width: Math.min(implicitWidth, wanted.innerWidth)

                onClicked: {
                    wanted.search.want(key);
                    wanted.said();
                }
            }
        }
    }
}
