import QtQuick
import QtQuick.VirtualKeyboard
import QtQuick.VirtualKeyboard.Styles
import kiosk.screens.keyboard
import kiosk.screens.parts

// How Qt's keyboard looks here. Qt finds it by its folder's name and by its own
// (QT_VIRTUALKEYBOARD_STYLE, set in app.py). What is not here does not show: previews, lists of
// letters, lists of words.
KeyboardStyle {
    keyboardDesignHeight: 350
    keyboardDesignWidth: 1000

    backspaceKeyPanel: KeyFace {
        colour: Theme.sand
        iconName: "backspace"
    }
    enterKeyPanel: KeyFace {
        colour: Theme.teal
        iconName: "check"
        outlineColour: Theme.teal
        wordColour: Theme.wordsOnTeal
    }
    keyPanel: KeyFace {
    }
    keyboardBackground: Item {
    }
    shiftKeyPanel: KeyFace {
        colour: InputContext.uppercase ? Theme.teal : Theme.sand
        outlineColour: InputContext.uppercase ? Theme.teal : Theme.ink
        wordColour: InputContext.uppercase ? Theme.wordsOnTeal : Theme.ink
    }
    spaceKeyPanel: KeyFace {
    }
    symbolKeyPanel: KeyFace {
        colour: Theme.sand
    }
}
