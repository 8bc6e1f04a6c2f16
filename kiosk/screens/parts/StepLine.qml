import QtQuick

// One thing to do next, with its number or address large.
Item {
    id: step

    required property string big
    required property string lead
    required property string words

    implicitHeight: texts.implicitHeight

    Words {
        id: number

        color: Theme.deepTeal
        font.weight: Font.ExtraBold
        text: step.lead
        width: implicitWidth
    }
    Column {
        id: texts

        anchors {
            left: number.right
            leftMargin: step.lead === "" ? 0 : Theme.smallGap
            right: parent.right
        }
        Words {
            text: step.words
            width: parent.width
        }
        Words {
            color: Theme.deepTeal
            font.pixelSize: Theme.number
            font.weight: Font.ExtraBold
            text: step.big
            visible: text !== ""
            width: parent.width
        }
    }
}
