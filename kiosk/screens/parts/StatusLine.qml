import QtQuick

// That a text is a draft, with every principle.
Rectangle {
    id: status

    required property string text

    border.color: Theme.line
    border.width: Theme.outline
    color: Theme.sand
    implicitHeight: words.implicitHeight + 2 * Theme.smallGap
    radius: Theme.radius / 2

    Words {
        id: words

        anchors.verticalCenter: parent.verticalCenter
        text: status.text
        width: status.width - 2 * Theme.padding
        x: Theme.padding
    }
}
