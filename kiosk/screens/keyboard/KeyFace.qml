import QtQuick
import QtQuick.VirtualKeyboard.Styles
import kiosk.screens.parts

// What a key looks like. A touch in the gap around it still means this key.
KeyPanel {
    id: panel

    property color colour: Theme.card
    readonly property bool down: control !== null && control.pressed
    property string iconName: ""
    property color outlineColour: Theme.ink
    property string text: control ? control.displayText : ""
    property color wordColour: Theme.ink

    Rectangle {
        id: face

        Accessible.name: panel.text
        Accessible.role: Accessible.Button
        anchors.fill: parent
        anchors.margins: Theme.keyGap / 2
        border.color: panel.outlineColour
        border.width: panel.down ? 2 * Theme.outline : Theme.outline
        color: panel.down ? Theme.deepTeal : panel.colour
        objectName: "key"
        radius: Theme.radius / 2

        Row {
            anchors.centerIn: parent
            spacing: Theme.smallGap

            Icon {
                anchors.verticalCenter: parent.verticalCenter
                colour: letters.color
                name: panel.iconName
                visible: panel.iconName !== ""
            }
            Words {
                id: letters

                Accessible.ignored: true
                color: panel.down ? Theme.wordsOnTeal : panel.wordColour
                font.weight: Font.DemiBold
                horizontalAlignment: Text.AlignHCenter
                text: panel.text
            }
        }
    }
}
