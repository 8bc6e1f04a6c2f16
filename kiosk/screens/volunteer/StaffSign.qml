pragma ComponentBehavior: Bound

import QtQuick
import kiosk.viewmodels.volunteer
import kiosk.screens.parts

// All that a clinician signs, to be read on the spot; and a field for who it is.
TypingPage {
    id: page

    required property SignPage sign

    hint: qsTr("Name, role")
    maximumLength: sign.mostLetters
    searches: false

    onTypingChangedTo: on => sign.useKeyboard(on)

    TouchButton {
        anchors.left: parent?.left // a column does not mirror
        iconName: "check"
        kind: TouchButton.Primary
        objectName: "signNow"
        text: qsTr("They have read all of it, and it is right")
        visible: page.text.trim() !== ""
        width: Math.min(implicitWidth, parent.width)

        onClicked: page.sign.sign(page.text)
    }
    Title {
        text: qsTr("Sign the cards and the film")
        width: parent.width
    }
    Words {
        text: qsTr("A doctor, nurse or other healthcare professional reads every word below, and watches the film. Then write their name and role above, with a comma between. Patients read it on “About”.")
        width: parent.width
    }
    ChangedWords {
        changes: page.sign.changes
        width: parent.width
    }
    Repeater {
        model: page.sign.parts

        Panel {
            id: part

            required property string heading
            required property string words

            objectName: "signedPart"
            width: parent?.width ?? 0

            Heading {
                text: part.heading
                width: part.innerWidth
            }
            Words {
                text: part.words
                width: part.innerWidth
            }
        }
    }
}
