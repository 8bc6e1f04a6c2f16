import QtQuick

// The keyboard of the screen at the foot of a page, while somebody types there: not loaded before it
// is wanted, and beyond the page's edge by what is between two keys.
Loader {
    id: keys

    readonly property int foot: typing ? height + Theme.gap - Theme.keyGap : 0 // taken from the page
    required property bool typing

    // Before Qt is told to show it: it takes longer to load than a page may.
    function make(wanted: bool) {
        keys.active = keys.active || wanted;
    }

    active: false
    height: 4 * (Theme.target + Theme.keyGap)
    objectName: "keyboardArea"
    source: Qt.resolvedUrl("../keyboard/OnScreenKeyboard.qml")
    visible: typing

    anchors {
        bottom: parent?.bottom
        bottomMargin: anchors.leftMargin
        left: parent?.left
        leftMargin: -Theme.keyGap / 2
        right: parent?.right
        rightMargin: anchors.leftMargin
    }
}
