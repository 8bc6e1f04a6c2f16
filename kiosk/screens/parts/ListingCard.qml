import QtQuick

// A listing in a list: what it is, when, how to get in, where, what it costs, and who checked it.
Tappable {
    id: card

    required property string checkWords
    required property string cost
    required property bool isChecked
    required property bool isOpen
    required property string listingId
    required property string name
    required property string place
    required property string summary
    required property string wayIn
    required property string when
    required property string why

    Accessible.description: summary
    padding: Theme.padding
    text: name

    contentItem: Item {
        implicitHeight: lines.implicitHeight

        Column {
            id: lines

            spacing: Math.round(Theme.smallGap / 2)
            width: parent.width

            Heading {
                text: card.name
                width: parent.width
            }
            Words {
                text: card.summary
                visible: text !== ""
                width: parent.width
            }
            Words {
                color: Theme.quietInk
                objectName: "why"
                text: card.why
                visible: text !== ""
                width: parent.width
            }
            Words {
                color: card.isOpen ? Theme.leaf : Theme.deepTeal
                font.weight: Font.Bold
                text: card.when
                visible: text !== ""
                width: parent.width
            }
            Words {
                text: [card.wayIn, card.place, card.cost].filter(words => words !== "").join(" · ")
                width: parent.width
            }
            CheckedLine {
                isChecked: card.isChecked
                text: card.checkWords
                width: parent.width
            }
        }
    }
}
