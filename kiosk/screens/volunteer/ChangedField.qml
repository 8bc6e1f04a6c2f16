pragma ComponentBehavior: Bound

import QtQuick
import kiosk.screens.parts

// A field as it was, and as it is to be.
Panel {
    id: changed

    required property string after
    required property string before
    required property string label

    Heading {
        font.pixelSize: Theme.body
        text: changed.label
        width: changed.innerWidth
    }
    Words {
        color: Theme.quietInk
        text: qsTr("Before: %1").arg(changed.before)
        width: changed.innerWidth
    }
    Words {
        text: qsTr("Now: %1").arg(changed.after)
        width: changed.innerWidth
    }
}
