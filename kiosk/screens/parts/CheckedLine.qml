import QtQuick

// When a person last checked a listing, and how; or that nobody has.
Item {
    id: line

    required property bool isChecked
    required property string text

    implicitHeight: words.implicitHeight

    Icon {
        id: sign

        anchors.left: parent.left
        colour: words.color
        name: line.isChecked ? "circle-check" : "info-circle"
        y: Math.round((Theme.body * 1.3 - height) / 2)
    }
    Words {
        id: words

        color: line.isChecked ? Theme.leaf : Theme.quietInk
        font.weight: line.isChecked ? Font.DemiBold : Font.Normal
        text: line.text

        anchors {
            left: sign.right
            leftMargin: Theme.smallGap
            right: parent.right
        }
    }
}
