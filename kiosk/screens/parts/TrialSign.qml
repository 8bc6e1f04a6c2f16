import QtQuick

// On every screen until the room has gone live (content/SAFETY.md).
Rectangle {
    id: sign

    border.color: Theme.ink
    border.width: Theme.outline
    color: Theme.sand
    implicitHeight: words.implicitHeight + 2 * Theme.smallGap
    objectName: "trialSign"
    radius: Theme.radius / 2

    Words {
        id: words

        anchors.centerIn: parent
        font.weight: Font.Bold
        horizontalAlignment: Text.AlignHCenter
        text: qsTr("Trial. Not for patients yet.")
        width: sign.width - 2 * Theme.padding
    }
}
