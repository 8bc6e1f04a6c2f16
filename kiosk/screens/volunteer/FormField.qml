pragma ComponentBehavior: Bound

import QtQuick
import kiosk.screens.parts

// A field of words: its question, what was typed, and what is said of that.
FormRow {
    id: field

    required property string advice
    readonly property bool canClear: keys !== "words" && keys !== "names"
    required property string hint
    required property string keys
    required property string label
    required property string readBack
    required property string told
    required property string typed
    required property string wrong

    signal accepted
    signal changed(string text)
    signal entered
    signal moved
    signal pressed
    signal quitted

    function clear() {
        box.text = "";
        field.changed("");
        field.pressed();
        box.forceActiveFocus(Qt.OtherFocusReason);
    }
    function show() {
        if (box.text !== field.typed)
            box.text = field.typed;
    }

    implicitHeight: column.implicitHeight
    target: box

    Component.onCompleted: show()
    onHeightChanged: {
        if (box.activeFocus)
            field.moved();
    }
    onTypedChanged: show()

    Column {
        id: column

        spacing: Math.round(Theme.smallGap / 2)
        width: parent.width

        Words {
            font.weight: Font.DemiBold
            text: field.label
            width: parent.width
        }
        Words {
            color: Theme.quietInk
            text: field.hint
            visible: text !== ""
            width: parent.width
        }
        Item {
            implicitHeight: Math.max(box.height, clear.visible ? clear.height : 0)
            width: parent.width

            TypingBox {
                id: box

                Accessible.description: field.wrong
                Accessible.name: field.label
                anchors.left: parent.left
                height: implicitHeight
                keys: field.keys
                objectName: `field-${field.fieldKey}`
                row: field
                width: parent.width - (clear.visible ? clear.width + Theme.gap : 0)

                onAccepted: field.accepted()
                onActiveFocusChanged: activeFocus ? field.entered() : field.quitted()
                onCursorRectangleChanged: {
                    if (activeFocus)
                        field.moved();
                }
                onPressed: field.pressed()
                onTextChanged: {
                    if (text !== field.typed)
                        field.changed(text);
                }
            }
            TouchButton {
                id: clear

                anchors.right: parent.right
                iconName: "x"
                objectName: `clear-${field.fieldKey}`
                text: qsTr("Clear")
                visible: field.canClear && field.typed !== ""

                onClicked: field.clear()
            }
        }
        Words {
            font.weight: Font.DemiBold
            objectName: `readBack-${field.fieldKey}`
            text: field.readBack
            visible: text !== ""
            width: parent.width
        }
        FieldNote {
            isTrouble: true
            objectName: `wrong-${field.fieldKey}`
            text: field.wrong
            width: parent.width
        }
        FieldNote {
            objectName: `told-${field.fieldKey}`
            text: field.told
            width: parent.width
        }
        FieldNote {
            objectName: `advice-${field.fieldKey}`
            text: field.advice
            width: parent.width
        }
    }
}
