import QtQuick

// A door: a picture, what lies behind it, and a line more where one is needed.
Tappable {
    id: card

    property string detail: ""
    property real nameSize: Theme.heading
    required property string picture
    property int pictureHeight: Math.round(width / 3)
    readonly property int side: Math.round(Theme.mm(3.5))

    Accessible.description: detail
    padding: Theme.outline

    contentItem: Item {
        implicitHeight: card.pictureHeight + words.height

        Illustration {
            id: scene

            bottomRadius: 0
            name: card.picture
            topRadius: card.radius - Theme.outline

            anchors {
                bottom: words.top
                left: parent.left
                right: parent.right
                top: parent.top
            }
        }
        Column {
            id: words

            bottomPadding: card.side
            leftPadding: card.side
            rightPadding: card.side
            spacing: Math.round(Theme.smallGap / 2)
            topPadding: Theme.smallGap

            anchors {
                bottom: parent.bottom
                left: parent.left
                right: parent.right
            }
            Words {
                font.pixelSize: card.nameSize
                font.weight: card.nameSize > Theme.body ? Font.Bold : Font.DemiBold
                text: card.text
                width: words.width - 2 * card.side
            }
            Words {
                color: Theme.quietInk
                text: card.detail
                visible: text !== ""
                width: words.width - 2 * card.side
            }
        }
    }
}
