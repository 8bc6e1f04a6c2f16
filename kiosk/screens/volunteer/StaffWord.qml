pragma ComponentBehavior: Bound

import QtQuick
import kiosk.viewmodels
import kiosk.viewmodels.volunteer
import kiosk.screens.parts

// One text, to be written anew; how it is now stands below.
FocusScope {
    id: page

    required property Navigation navigation
    readonly property bool typing: wantsKeys && box.activeFocus
    property bool wantsKeys: false
    required property WordPage word

    focus: true

    Component.onCompleted: {
        box.text = page.word.text;
        page.wantsKeys = true;
        box.forceActiveFocus(Qt.OtherFocusReason);
        box.cursorPosition = box.length;
    }
    onTypingChanged: {
        keyboard.make(typing);
        page.word.useKeyboard(typing);
    }

    Connections {
        function onChanged() {
            if (box.text !== page.word.text) {
                box.text = page.word.text;
                box.cursorPosition = box.length;
            }
        }

        target: page.word
    }
    ScrollPage {
        id: scrolled

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        barWanted: !page.typing
        height: page.height - keyboard.foot
        navigation: page.navigation

        Column {
            id: written

            spacing: Theme.smallGap
            width: parent.width

            Heading {
                objectName: "wordTitle"
                text: page.word.title
                width: parent.width
            }
            Words {
                color: Theme.quietInk
                text: page.word.hint
                visible: text !== ""
                width: parent.width
            }
            TypingBox {
                id: box

                Accessible.name: page.word.title
                keys: page.word.keys
                objectName: "wordBox"
                row: written
                width: parent.width

                onAccepted: {
                    page.wantsKeys = false;
                    scrolled.holdFocus(); // Tab leads to what can be done with it
                    actions.leadTo.start();
                }
                onCursorRectangleChanged: {
                    if (activeFocus)
                        reveal.start();
                }
                onPressed: page.wantsKeys = true
                onTextChanged: {
                    if (text !== page.word.text)
                        page.word.write(text);
                }
            }
            FieldNote {
                objectName: "wordAdvice"
                text: page.word.advice
                width: parent.width
            }
        }
        Flow {
            id: actions

            readonly property Timer leadTo: Timer {
                interval: 0 // once the keys have gone

                onTriggered: scrolled.reveal(actions)
            }

            spacing: Theme.gap
            width: parent.width

            TouchButton {
                iconName: "check"
                kind: TouchButton.Primary
                objectName: "saveWord"
                text: page.word.takesTwo ? qsTr("Keep it for another person to look at") : qsTr("Save")
                visible: page.word.canSave
                width: Math.min(implicitWidth, parent?.width ?? 0)

                onClicked: page.word.save()
            }
            TouchButton {
                iconName: "rotate-clockwise"
                objectName: "asItWas"
                text: qsTr("As it was")
                visible: page.word.canSave

                onClicked: {
                    scrolled.holdFocus(); // the button goes
                    page.word.asItWas();
                }
            }
            TouchButton {
                iconName: "x"
                objectName: "takeOutWord"
                text: qsTr("Take this line out")
                visible: page.word.mayGo
                width: Math.min(implicitWidth, parent?.width ?? 0)

                onClicked: page.word.takeOut()
            }
        }
        Words {
            font.weight: Font.DemiBold
            text: qsTr("This stands on the help cards. Another person looks at it, with their own PIN, before patients read it.")
            visible: page.word.takesTwo
            width: parent.width
        }
        Panel {
            id: waits

            visible: page.word.waits !== ""
            width: parent.width

            Words {
                color: Theme.quietInk
                text: qsTr("Somebody has asked for this already. It waits for another person to look at it. What you write takes its place:")
                width: waits.innerWidth
            }
            Words {
                objectName: "wordWaits"
                text: page.word.waits
                width: waits.innerWidth
            }
        }
        Panel {
            id: now

            visible: page.word.now !== "" && page.word.canSave
            width: parent.width

            Words {
                color: Theme.quietInk
                text: qsTr("Patients read now:")
                width: now.innerWidth
            }
            Words {
                objectName: "wordNow"
                text: page.word.now
                width: now.innerWidth
            }
        }
    }
    Timer {
        id: reveal

        interval: 0 // once all is laid out

        onTriggered: scrolled.revealFrom(written, box, box.cursorRectangle)
    }
    KeysAtFoot {
        id: keyboard

        typing: page.typing
    }
}
