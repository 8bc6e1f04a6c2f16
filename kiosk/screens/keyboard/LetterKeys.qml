pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.VirtualKeyboard.Components

// A key for each letter, in a row of the keyboard.
Repeater {
    id: row

    required property string letters

    model: letters.length

    Key {
        required property int index

        displayText: text.toUpperCase()
        text: row.letters[index]
    }
}
