pragma ComponentBehavior: Bound

import QtQuick
import kiosk.viewmodels
import kiosk.screens.parts

// Looking for something in one's own words: the field stays at the top, the keyboard at the foot,
// and what was found so far scrolls between them.
FocusScope {
    id: page

    required property HelpPage help
    required property MyList myList
    required property Navigation navigation
    required property SearchPage search

    // The keyboard is there while the field has the focus, unless somebody has put it away. Whoever
    // comes back to what they found sees that first.
    readonly property bool typing: wantsKeys && field.activeFocus
    property bool wantsKeys: true

    function clear() {
        field.clear();
        page.search.look("");
        found.scrollToTop();
        page.showKeys();
    }
    function showKeys() {
        page.wantsKeys = true;
        field.forceActiveFocus(Qt.OtherFocusReason);
    }

    focus: true

    Component.onCompleted: {
        field.text = search.words;
        wantsKeys = search.isBlank;
    }
    Keys.onDownPressed: found.scrollBy(0.3)
    Keys.onPressed: event => {
        if (event.key === Qt.Key_PageDown || event.key === Qt.Key_PageUp) {
            found.scrollBy(event.key === Qt.Key_PageDown ? 1 : -1);
            event.accepted = true;
        }
    }
    Keys.onUpPressed: found.scrollBy(-0.3)
    onTypingChanged: {
        keyboard.make(typing);
        page.search.useKeyboard(typing);
    }

    SearchField {
        id: field

        anchors.left: parent.left
        anchors.top: parent.top
        focus: true
        height: Math.max(implicitHeight, clear.implicitHeight)
        hint: qsTr("Type here")
        maximumLength: page.search.mostLetters
        objectName: "searchField"
        width: parent.width - (clear.visible ? clear.width + Theme.gap : 0)

        onAccepted: page.wantsKeys = false
        onPressed: page.wantsKeys = true
        onTextEdited: {
            page.search.look(text);
            found.scrollToTop();
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
        id: found

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: field.bottom
        anchors.topMargin: Theme.gap
        barEnd: keys.width + Theme.gap
        focus: false
        height: page.height - y - keyboard.foot
        navigation: page.navigation

        onNearEnd: page.search.results.more()

        Title {
            text: qsTr("Search")
            visible: page.search.isBlank && page.height > page.width // where there is room for it
            width: parent.width
        }
        Words {
            objectName: "howToSearch"
            text: qsTr("Type what you are looking for, in your own words. Or choose one of these.")
            visible: page.search.isBlank
            width: parent.width
        }
        Repeater {
            model: page.search.cards

            SafetyCard {
                navigation: page.navigation
                objectName: "safetyCard"
                width: parent?.width ?? 0
            }
        }
        FilterBar {
            found: page.search.results
            navigation: page.navigation
            visible: !page.typing && page.search.results.canFilter
            width: parent.width
        }
        Words {
            objectName: "nothingFound"
            text: page.search.hasCards ? qsTr("One of these topics may help as well.") : qsTr("We found nothing for these words. You could try other words, or one of these topics.")
            visible: page.search.foundNothing
            width: parent.width
        }
        TopicButtons {
            navigation: page.navigation
            topics: page.search.topics
            visible: count > 0
            width: parent.width
        }
        Words {
            text: qsTr("You can also talk to somebody today.")
            visible: page.search.foundNothing
            width: parent.width
        }
        Repeater {
            model: page.search.foundNothing ? page.help.toTalk : null

            HelpLineCard {
                width: parent?.width ?? 0
            }
        }
        WantedTopics {
            search: page.search
            visible: page.search.foundNothing
            width: parent.width

            onSaid: found.holdFocus()
        }
        Repeater {
            model: page.search.results.rows

            ListingEntry {
                myList: page.myList
                navigation: page.navigation
                width: parent?.width ?? 0
            }
        }
    }
    TouchButton {
        id: keys

        anchors.bottom: found.bottom
        anchors.right: parent.right
        iconName: "keyboard"
        objectName: "keys"
        text: page.typing ? qsTr("Hide keyboard") : qsTr("Show keyboard")

        onClicked: page.typing ? page.wantsKeys = false : page.showKeys()
    }
    KeysAtFoot {
        id: keyboard

        typing: page.typing
    }
}
