import QtQuick

// A letter in the size that it brings. The chosen one is filled and underlined.
Tappable {
    id: button

    required property bool chosen
    required property int size

    Accessible.checkable: true
    Accessible.checked: chosen
    Accessible.role: Accessible.RadioButton
    colour: chosen ? Theme.teal : Theme.card
    height: Theme.target
    outlineColour: chosen ? Theme.teal : Theme.ink
    padding: 0
    pressedColour: chosen ? Theme.deepTeal : Theme.sand
    radius: Theme.radius / 2
    width: Theme.target

    contentItem: Item {
        Words {
            id: letter

            Accessible.ignored: true
            anchors.centerIn: parent
            color: button.chosen ? Theme.wordsOnTeal : Theme.ink
            font.pixelSize: Theme.bodyAt(button.size)
            font.weight: Font.Bold
            text: qsTr("A", "a letter that shows the text size")
        }
        Rectangle {
            color: letter.color
            height: Theme.outline
            visible: button.chosen
            width: letter.width

            anchors {
                bottom: parent.bottom
                bottomMargin: Theme.smallGap
                horizontalCenter: parent.horizontalCenter
            }
        }
    }
}
