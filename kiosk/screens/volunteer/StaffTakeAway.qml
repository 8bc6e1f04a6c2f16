pragma ComponentBehavior: Bound

import QtQuick
import kiosk.viewmodels.volunteer
import kiosk.screens.parts

// Why a listing is taken away: a usual reason, or one's own words.
TypingPage {
    id: page

    required property TakingAwayPage takingAway

    hint: qsTr("Another reason")
    maximumLength: takingAway.mostLetters
    searches: false

    onTypingChangedTo: on => takingAway.useKeyboard(on)

    TouchButton {
        anchors.left: parent?.left // a column does not mirror
        iconName: "check"
        kind: TouchButton.Primary
        objectName: "saveReason"
        text: page.takingAway.forbids ? qsTr("Never list it, for this reason") : qsTr("Retire it for this reason")
        visible: page.text.trim() !== ""
        width: Math.min(implicitWidth, parent.width)

        onClicked: page.takingAway.takeAway(page.text)
    }
    Title {
        text: page.takingAway.forbids ? qsTr("Why may it not be listed?") : qsTr("Why is it retired?")
        width: parent.width
    }
    Words {
        font.weight: Font.DemiBold
        text: page.takingAway.name
        width: parent.width
    }
    Words {
        text: page.takingAway.forbids ? qsTr("Patients will never see it, even when it comes in from a file again. Touch a reason, or type one.") : qsTr("Patients will not see it any more. Its history stays. Touch a reason, or type one.")
        width: parent.width
    }
    Repeater {
        model: page.takingAway.reasons

        TouchButton {
            required property int index
            required property string modelData

            anchors.left: parent?.left // a column does not mirror
            objectName: `reason-${index}`
            text: modelData
            width: Math.min(implicitWidth, parent?.width ?? implicitWidth)

            onClicked: page.takingAway.takeAway(modelData)
        }
    }
}
