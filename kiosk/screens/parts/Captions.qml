import QtQuick

// What is being said, white on black whatever the colours of the screen are: it lies on a picture.
Rectangle {
    id: box

    property alias letters: words.font.pixelSize
    readonly property int margin: Math.round(letters * 0.4)
    required property real room
    property alias text: words.text

    color: "#000000"
    height: words.height + margin
    radius: Math.round(margin / 2)
    visible: text !== ""
    width: words.width + 2 * margin

    Words {
        id: words

        anchors.centerIn: parent
        color: "#FFFFFF"
        font.weight: Font.DemiBold
        horizontalAlignment: Text.AlignHCenter
        objectName: "captionWords"
        width: Math.min(implicitWidth, box.room - 2 * box.margin)
    }
}
