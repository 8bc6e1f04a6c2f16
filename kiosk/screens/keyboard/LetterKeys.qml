pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.VirtualKeyboard
import QtQuick.VirtualKeyboard.Components

// A key for each letter, in a row of the keyboard. Where small letters and capitals differ, a key
// shows what it writes.
Repeater {
    id: row

    required property string letters
    property real weight: 100

    model: letters.length

    Key {
        required property int index

        displayText: Writing.tellsCapitals && !InputContext.uppercase ? text : text.toUpperCase()
        text: row.letters[index]
        weight: row.weight
    }
}
