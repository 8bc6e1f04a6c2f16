pragma ComponentBehavior: Bound

import QtQuick
import kiosk.viewmodels
import kiosk.screens.parts

// Where a PIN is typed: words on one side, and the pad on the other, which stays where it is
// whatever the words say. A real keyboard types as well.
FocusScope {
    id: page

    default property alias content: words.content
    property int length: 6
    readonly property bool mirrored: LayoutMirroring.enabled
    required property Navigation navigation
    property bool showsPad: true
    required property bool takesDigits
    required property int typed
    readonly property bool wide: width > height

    signal erased
    signal pressed(string digit)

    focus: true

    Keys.onPressed: event => {
        if (/^[0-9]$/.test(event.text)) {
            page.pressed(event.text);
            event.accepted = true;
        } else if (event.key === Qt.Key_Backspace || event.key === Qt.Key_Delete) {
            page.erased();
            event.accepted = true;
        }
    }

    ScrollPage {
        id: words

        height: page.wide || !page.showsPad ? page.height : input.y - Theme.gap
        navigation: page.navigation
        width: page.wide ? page.width - input.width - 2 * Theme.gap : page.width
        x: page.wide && page.mirrored ? page.width - width : 0
    }
    Column {
        id: input

        enabled: page.takesDigits
        opacity: page.showsPad ? 1 : 0
        spacing: Theme.gap
        width: pad.width
        x: page.wide ? (page.mirrored ? 0 : page.width - width) : Math.round((page.width - width) / 2)
        y: page.height - height

        Row {
            id: dots

            Accessible.name: qsTr("%1 of %2 digits").arg(page.typed).arg(page.length)
            Accessible.role: Accessible.StaticText
            LayoutMirroring.enabled: false // digits come one after the other as they are read
            anchors.horizontalCenter: parent.horizontalCenter
            objectName: "dots"
            spacing: Theme.gap

            Repeater {
                model: page.length

                Rectangle {
                    required property int index

                    border.color: Theme.ink
                    border.width: Theme.outline
                    color: index < page.typed ? Theme.ink : Theme.card
                    height: width
                    radius: width / 2
                    width: Math.round(Theme.mm(7))
                }
            }
        }
        KeyPad {
            id: pad

            mostHeight: page.height - dots.height - Theme.gap

            onErased: page.erased()
            onPressed: digit => page.pressed(digit)
        }
    }
}
