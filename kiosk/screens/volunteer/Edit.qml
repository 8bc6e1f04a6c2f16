pragma ComponentBehavior: Bound

import QtQuick
import kiosk.viewmodels
import kiosk.viewmodels.volunteer
import kiosk.screens.parts

// The form of a listing, with what patients see beside it; on a tall screen one at a time. What has
// to be asked before patients see it takes the place of both.
FocusScope {
    id: page

    readonly property bool asking: edit.steps.asks !== ""
    readonly property TypingBox box: Window.activeFocusItem as TypingBox
    property bool byKeys: false // whether the last button was pressed on a real keyboard
    required property EditPage edit
    required property Navigation navigation
    property bool showsPreview: false

    // The keys are there for whoever touches a field; whoever comes to it by Tab has their own.
    readonly property bool typing: wantsKeys && box !== null && form.visible
    property string wanted: ""
    property bool wantsKeys: false
    readonly property bool wide: Window.width > Window.height

    function leadTo(field: string) {
        page.wanted = "";
        const row = fields.rowOf(field);
        if (!row)
            return;
        page.showsPreview = false;
        form.scrollTo(row);
        if (row.target) {
            page.wantsKeys = !page.byKeys;
            row.target.forceActiveFocus(Qt.OtherFocusReason);
        }
    }
    // Where somebody types, and what is said below it; its question too, where there is room.
    function showBox() {
        if (page.box?.row)
            form.revealFrom(page.box.row, page.box, page.box.cursorRectangle);
    }

    focus: true

    onAskingChanged: asking ? question.forceActiveFocus(Qt.OtherFocusReason) : form.forceActiveFocus(Qt.OtherFocusReason)
    onTypingChanged: {
        keyboard.make(typing);
        page.edit.useKeyboard(typing);
        soon.start();
    }

    Connections {
        function onWanted(field: string) {
            page.wanted = field;
            soon.start();
        }

        target: page.edit
    }
    Shortcut {
        enabled: !page.asking
        sequences: ["ctrl+return", "ctrl+enter"]

        onActivated: page.edit.publish()
    }
    Timer {
        id: soon

        interval: 0 // once all is laid out

        onTriggered: page.wanted === "" ? page.showBox() : page.leadTo(page.wanted)
    }
    Item {
        id: bar

        readonly property bool sideBySide: width - buttons.width > Theme.body * 12

        height: visible ? (sideBySide ? Math.max(state.implicitHeight, buttons.height) : buttons.height + Theme.smallGap + state.implicitHeight) : 0
        visible: !page.asking

        anchors {
            left: parent.left
            right: parent.right
            top: parent.top
        }
        Words {
            id: state

            anchors.left: parent.left
            color: Theme.quietInk
            objectName: "stateWords"
            text: page.edit.stateWords
            width: bar.sideBySide ? bar.width - buttons.width - Theme.gap : bar.width
            y: bar.sideBySide ? Math.round((bar.height - height) / 2) : buttons.height + Theme.smallGap
        }
        Row {
            id: buttons

            anchors.right: parent.right
            spacing: Theme.gap

            TouchButton {
                objectName: "showPreview"
                text: page.showsPreview ? qsTr("Back to the form") : qsTr("What patients see")
                visible: !page.wide

                onClicked: {
                    page.showsPreview = !page.showsPreview;
                    (page.showsPreview ? preview : form).forceActiveFocus(Qt.OtherFocusReason);
                }
            }
            TouchButton {
                enabled: page.edit.canPublish
                kind: TouchButton.Primary
                objectName: "publish"
                opacity: enabled ? 1 : 0
                text: page.edit.publishWords

                onClicked: page.edit.publish()
            }
        }
    }
    ScrollPage {
        id: form

        anchors.left: parent.left
        anchors.top: bar.bottom
        anchors.topMargin: Theme.gap
        barWanted: !page.typing
        height: page.height - y - keyboard.foot
        navigation: page.navigation
        visible: !page.asking && (page.wide || !page.showsPreview)
        width: page.wide ? Math.round((page.width - Theme.gap) * 0.56) : page.width

        CardGrid {
            id: ways

            count: parts.count
            narrowest: Theme.body * 5
            width: parent.width

            Repeater {
                id: parts

                model: page.edit.parts

                TouchButton {
                    required property string fieldKey
                    required property string label

                    height: ways.cardHeight
                    objectName: `go-${fieldKey}`
                    text: label
                    width: ways.cardWidth

                    onClicked: page.leadTo(fieldKey)
                }
            }
        }
        ListingFields {
            id: fields

            edit: page.edit
            width: parent.width

            onBoxDone: page.wantsKeys ? page.wantsKeys = false : page.box?.onwards(true)
            onBoxMoved: soon.start()
            onBoxPressed: page.wantsKeys = true
            onButtonPressed: byKeys => page.byKeys = byKeys
        }
    }
    Preview {
        id: preview

        anchors.right: parent.right
        anchors.top: bar.bottom
        anchors.topMargin: Theme.gap
        barWanted: !page.typing
        edit: page.edit
        height: form.height
        navigation: page.navigation
        visible: !page.asking && (page.wide || page.showsPreview)
        width: page.wide ? page.width - form.width - Theme.gap : page.width
    }
    Loader {
        id: question

        active: page.asking
        anchors.fill: parent
        visible: active

        sourceComponent: PublishQuestion {
            edit: page.edit
            navigation: page.navigation

            onPressed: byKeys => page.byKeys = byKeys
        }
    }
    KeysAtFoot {
        id: keyboard

        typing: page.typing
    }
}
