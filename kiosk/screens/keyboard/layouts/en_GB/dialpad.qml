import QtQuick
import QtQuick.VirtualKeyboard.Components
import kiosk.screens.keyboard

// Figures, for a number to ring.
KeyboardLayout {
    keyWeight: 100

    KeyboardRow {
        LetterKeys {
            letters: "123"
        }
    }
    KeyboardRow {
        LetterKeys {
            letters: "456"
        }
    }
    KeyboardRow {
        LetterKeys {
            letters: "789"
        }
    }
    KeyboardRow {
        EnterKey {
            displayText: qsTr("Done")
        }
        LetterKeys {
            letters: "0"
        }
        BackspaceKey {
            displayText: qsTr("Delete")
        }
    }
}
