pragma Singleton

import QtQuick
import QtQuick.VirtualKeyboard

// What is being written, as far as the keys have to know it: by the hints of the field.
QtObject {
    readonly property bool isEmail: InputContext.inputMethodHints & Qt.ImhEmailCharactersOnly
    readonly property bool isSearch: InputContext.inputMethodHints & Qt.ImhSensitiveData
    readonly property bool isSentence: !isSearch && !isEmail && !isWeb
    readonly property bool isWeb: InputContext.inputMethodHints & Qt.ImhUrlCharactersOnly

    // A search does not tell capitals from small letters.
    readonly property bool tellsCapitals: !isSearch
}
