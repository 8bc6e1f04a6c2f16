pragma ComponentBehavior: Bound

import QtQuick
import kiosk.viewmodels
import kiosk.screens.parts

// A page with a field at its top, the keyboard of the screen at its foot while somebody types, and
// what belongs to it scrolling between them.
FocusScope {
    id: page

    default property alias content: scrolled.content
    property alias hint: field.hint
    property alias maximumLength: field.maximumLength
    required property Navigation navigation
    property alias searches: field.searches
    property alias text: field.text
    readonly property bool typing: wantsKeys && field.activeFocus
    property bool wantsKeys: false

    signal edited(string words)
    signal nearEnd
    signal typingChangedTo(bool on)

    function clear() {
        field.clear();
        page.edited("");
        page.scrollToTop();
        page.showKeys();
    }
    function hideKeys() {
        page.wantsKeys = false;
        scrolled.holdFocus();
    }
    function scrollToTop() {
        scrolled.scrollToTop();
    }
    function showKeys() {
        page.wantsKeys = true;
        field.forceActiveFocus(Qt.OtherFocusReason);
    }

    focus: true

    Keys.onDownPressed: scrolled.scrollBy(0.3)
    Keys.onPressed: event => {
        if (event.key === Qt.Key_PageDown || event.key === Qt.Key_PageUp) {
            scrolled.scrollBy(event.key === Qt.Key_PageDown ? 1 : -1);
            event.accepted = true;
        }
    }
    Keys.onUpPressed: scrolled.scrollBy(-0.3)
    onTypingChanged: {
        keyboard.make(typing);
        page.typingChangedTo(typing);
    }

    SearchField {
        id: field

        anchors.left: parent.left
        anchors.top: parent.top
        height: Math.max(implicitHeight, clear.implicitHeight)
        objectName: "typingField"
        width: parent.width - (clear.visible ? clear.width + Theme.gap : 0)

        onAccepted: page.hideKeys()
        onPressed: page.wantsKeys = true
        onTextEdited: {
            page.edited(text);
            page.scrollToTop();
        }
    }
    TouchButton {
        id: clear

        anchors.right: parent.right
        anchors.top: parent.top
        height: field.height
        iconName: "x"
        objectName: "clear"
        text: qsTr("Clear")
        visible: field.text !== ""

        onClicked: page.clear()
    }
    ScrollPage {
        id: scrolled

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: field.bottom
        anchors.topMargin: Theme.gap
        barEnd: keys.width + Theme.gap
        focus: true // and not whenever nobody types: Tab leads out of the field to its buttons
        height: page.height - y - keyboard.foot
        navigation: page.navigation

        onNearEnd: page.nearEnd()
    }
    TouchButton {
        id: keys

        anchors.bottom: scrolled.bottom
        anchors.right: parent.right
        iconName: "keyboard"
        objectName: "keys"
        text: page.typing ? qsTr("Hide keyboard") : qsTr("Show keyboard")

        onClicked: page.typing ? page.hideKeys() : page.showKeys()
    }
    KeysAtFoot {
        id: keyboard

        typing: page.typing
    }
}
