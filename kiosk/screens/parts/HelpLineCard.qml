import QtQuick

// Somebody to ring or to text, with the number as large as it goes: beside the words where there is
// room for both, else below them.
Panel {
    id: card

    readonly property bool beside: number !== "" && shown.implicitWidth < innerWidth * 0.4
    required property string number
    required property string title
    required property string words

    Grid {
        columnSpacing: Theme.padding
        columns: card.beside ? 2 : 1
        rowSpacing: Theme.smallGap
        verticalItemAlignment: Grid.AlignVCenter

        Column {
            spacing: Math.round(Theme.smallGap / 2)
            width: card.beside ? card.innerWidth - shown.width - Theme.padding : card.innerWidth

            Heading {
                text: card.title
                visible: text !== ""
                width: parent.width
            }
            Words {
                text: card.words
                visible: text !== ""
                width: parent.width
            }
        }
        Words {
            id: shown

            color: Theme.deepTeal
            font.pixelSize: Theme.number
            font.weight: Font.ExtraBold
            text: card.number
            visible: text !== ""
            width: card.beside ? implicitWidth : card.innerWidth
        }
    }
}
