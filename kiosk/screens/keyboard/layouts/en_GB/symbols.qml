import QtQuick
import QtQuick.VirtualKeyboard.Components
import kiosk.screens.keyboard

// Figures, and the signs that stand in names.
KeyboardLayout {
    keyWeight: 100

    KeyboardRow {
        LetterKeys {
            letters: "1234567890"
        }
    }
    KeyboardRow {
        LetterKeys {
            letters: "-'&@£/().,"
        }
    }
    KeyboardRow {
        LetterKeys {
            letters: "!?:+#%*"
        }
        BackspaceKey {
            displayText: qsTr("Delete")
            weight: 300
        }
    }
    KeyboardRow {
        SymbolModeKey {
            displayText: qsTr("ABC", "the key that leads back to the letters")
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
