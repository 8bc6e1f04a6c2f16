import QtQuick
import QtQuick.VirtualKeyboard.Components
import kiosk.screens.keyboard

// Letters. A search does not tell capitals from small letters, so there is no shift.
KeyboardLayout {
    keyWeight: 100

    KeyboardRow {
        LetterKeys {
            letters: "qwertyuiop"
        }
    }
    KeyboardRow {
        FillerKey {
            weight: 50
        }
        LetterKeys {
            letters: "asdfghjkl"
        }
        FillerKey {
            weight: 50
        }
    }
    KeyboardRow {
        LetterKeys {
            letters: "zxcvbnm"
        }
        BackspaceKey {
            displayText: qsTr("Delete")
            weight: 300
        }
    }
    KeyboardRow {
        SymbolModeKey {
            displayText: "123"
            weight: 200
        }
        SpaceKey {
            displayText: qsTr("Space")
            repeat: false
            weight: 500
        }
        EnterKey {
            displayText: qsTr("Done")
            weight: 300
        }
    }
}
