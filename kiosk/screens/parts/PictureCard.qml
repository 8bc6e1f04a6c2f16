import QtQuick

// A door: a picture, what lies behind it, and a line more where one is needed. The picture stands
// above the words, or beside them where doors are wide and low.
Tappable {
    id: card

    property string detail: ""

    // Beside cards with more words, so that all pictures end on one line.
    property real leastWordsHeight: 0
    property real nameSize: Theme.heading
    required property string picture
    property int pictureHeight: Math.round(width / 3)
    readonly property int side: Math.round(Theme.mm(3.5))
    property bool sideways: false
    readonly property alias wordsHeight: words.height

    Accessible.description: detail
    padding: Theme.outline

    contentItem: Item {
        id: both

        readonly property int corner: card.radius - Theme.outline

        implicitHeight: card.sideways ? words.height : card.pictureHeight + words.height

        Illustration {
            id: scene

            bottomRadius: card.sideways ? both.corner : 0
            height: both.height - (card.sideways ? 0 : Math.max(words.height, card.leastWordsHeight))
            name: card.picture
            topRadius: both.corner
            width: card.sideways ? Math.round(both.width * 0.45) : both.width
        }
        Column {
            id: words

            bottomPadding: card.side
            leftPadding: card.side
            rightPadding: card.side
            spacing: Math.round(Theme.smallGap / 2)
            topPadding: card.sideways ? card.side : Theme.smallGap
            width: both.width - (card.sideways ? scene.width : 0)
            x: card.sideways ? scene.width : 0
            y: card.sideways ? Math.round((both.height - height) / 2) : scene.height

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
