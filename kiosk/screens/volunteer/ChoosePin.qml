import QtQuick
import kiosk.viewmodels.volunteer
import kiosk.screens.parts

// A PIN of one's own: the one of now, then a new one twice.
PinPage {
    id: page

    required property OwnPin ownPin

    length: ownPin.length
    takesDigits: !ownPin.isLooking
    typed: ownPin.typed

    onErased: ownPin.erase()
    onPressed: digit => ownPin.press(digit)

    Title {
        text: qsTr("Choose your own PIN")
        width: parent.width
    }
    Words {
        Accessible.role: Accessible.AlertMessage
        font.weight: page.ownPin.words === "" ? Font.Normal : Font.DemiBold
        objectName: "pinWords"
        text: {
            if (page.ownPin.isLooking)
                return qsTr("One moment …");
            if (page.ownPin.words !== "")
                return page.ownPin.words;
            const first = page.ownPin.isFirst ? qsTr("The PIN that you came in with was made up for you. Type it once more. Then choose your own.") : qsTr("First, type the PIN that you have now.");
            return [first, qsTr("Now type a new one. Choose six digits that nobody can guess."), qsTr("Type the new one once more.")][page.ownPin.step];
        }
        width: parent.width
    }
}
