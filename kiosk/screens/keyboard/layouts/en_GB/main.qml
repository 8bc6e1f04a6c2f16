import QtQuick
import QtQuick.VirtualKeyboard.Components
import kiosk.screens.keyboard

// Letters; with capitals, and the signs that a sentence or an address wants, where one is written.
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
        ShiftKey {
            displayText: qsTr("Shift")
            visible: Writing.isSentence
            weight: 150
        }
        LetterKeys {
            letters: "zxcvbnm"
            weight: Writing.isSentence ? 90 : 100
        }
        BackspaceKey {
            displayText: qsTr("Delete")
            weight: Writing.isSentence ? 220 : 300
        }
    }
    KeyboardRow {
        SymbolModeKey {
            displayText: "123"
            weight: 200
        }
        LetterKeys {
            letters: Writing.isEmail ? "@" : Writing.isWeb ? "/" : ","
            model: Writing.isSearch ? 0 : 1
        }
        SpaceKey {
            displayText: qsTr("Space")
            repeat: false
            weight: Writing.isSearch ? 500 : 300
        }
        LetterKeys {
            letters: "."
            model: Writing.isSearch ? 0 : 1
        }
        EnterKey {
            displayText: qsTr("Done")
            weight: 300
        }
    }
}
