import QtQuick

// One thing to do next, with its number or address large: beside the words where both fit.
Item {
    id: step

    readonly property bool beside: start + what.implicitWidth + Theme.smallGap + shown.implicitWidth <= width
    required property string big
    required property string lead
    readonly property real start: lead === "" ? 0 : number.width + Theme.smallGap
    required property string words

    implicitHeight: shown.visible ? shown.y + shown.contentHeight : what.height

    Words {
        id: number

        color: Theme.deepTeal
        font.weight: Font.ExtraBold
        text: step.lead
        visible: text !== ""
        width: implicitWidth

        anchors {
            baseline: what.baseline
            left: parent.left
        }
    }
    Words {
        id: what

        anchors.left: parent.left
        anchors.leftMargin: step.start
        text: step.words
        width: step.beside ? implicitWidth : step.width - step.start
        y: step.beside && shown.visible ? shown.baselineOffset - baselineOffset : 0
    }
    Words {
        id: shown

        anchors.left: step.beside ? what.right : parent.left
        anchors.leftMargin: step.beside ? Theme.smallGap : step.start
        color: Theme.deepTeal
        font.pixelSize: Theme.number
        font.weight: Font.ExtraBold
        fontSizeMode: Text.HorizontalFit // a long address is rather smaller than broken
        minimumPixelSize: Theme.body
        text: step.big
        visible: text !== ""
        width: step.beside ? implicitWidth : step.width - step.start
        y: step.beside ? 0 : what.height
    }
}
