import QtQuick
import kiosk.viewmodels.volunteer
import kiosk.screens.parts

// Where a volunteer says who they are.
PinPage {
    id: page

    required property Door door

    length: door.length
    showsPad: !door.nobody && (!door.isWaiting || door.asLead)
    takesDigits: door.takesDigits
    typed: door.typed

    onErased: door.erase()
    onPressed: digit => door.press(digit)

    Title {
        text: qsTr("For volunteers")
        width: parent.width
    }
    Words {
        objectName: "doorWords"
        text: {
            if (page.door.nobody)
                return qsTr("Nobody can sign in yet: “kiosk volunteers add” makes the first account.");
            if (page.door.asLead)
                return qsTr("A lead can end the wait. Type your PIN. There is one try.");
            if (page.door.isWaiting)
                return qsTr("There were too many wrong PINs. You can try again in:");
            return qsTr("Type your PIN. It is six digits.");
        }
        width: parent.width
    }
    Words {
        Accessible.role: Accessible.AlertMessage
        font.pixelSize: Theme.number
        font.weight: Font.ExtraBold
        objectName: "waitWords"
        text: page.door.waitWords
        visible: page.door.isWaiting && !page.door.asLead
        width: parent.width
    }
    Words {
        Accessible.role: Accessible.AlertMessage
        font.weight: Font.DemiBold
        objectName: "pinWords"
        text: page.door.isLooking ? qsTr("One moment …") : page.door.words
        visible: text !== ""
        width: parent.width
    }
    TouchButton {
        objectName: "iAmALead"
        text: qsTr("I am a lead")
        visible: page.door.leadMayTry

        onClicked: page.door.tryAsLead()
    }
}
