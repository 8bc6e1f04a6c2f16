import QtQuick

// A listing in a list: what it is, how to get in, when, where, what it costs, and who checked it.
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
    readonly property bool wide: availableWidth > Theme.body * 28

    Accessible.description: summary
    padding: Theme.padding
    text: name

    contentItem: Item {
        implicitHeight: checkedLine.y + checkedLine.height

        Column {
            id: what

            spacing: Math.round(Theme.smallGap / 2)

            anchors {
                left: parent.left
                right: card.wide ? divider.left : parent.right
                rightMargin: card.wide ? Theme.padding : 0
                top: parent.top
            }
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
        }
        Rectangle {
            id: divider

            color: Theme.line
            height: Math.max(what.height, how.height)
            visible: card.wide
            width: Theme.outline

            anchors {
                right: how.left
                rightMargin: Theme.padding
            }
        }
        Column {
            id: how

            anchors.right: parent.right
            spacing: Math.round(Theme.smallGap / 2)
            width: card.wide ? Math.round(card.availableWidth * 0.32) : card.availableWidth
            y: card.wide ? 0 : what.height + Theme.smallGap

            Words {
                color: Theme.deepTeal
                font.weight: Font.Bold
                text: card.wayIn
                width: parent.width
            }
            Words {
                color: card.isOpen ? Theme.leaf : Theme.ink
                font.weight: card.isOpen ? Font.Bold : Font.Normal
                text: card.when
                visible: text !== ""
                width: parent.width
            }
            Words {
                color: Theme.quietInk
                text: [card.place, card.cost].filter(words => words !== "").join(" · ")
                visible: text !== ""
                width: parent.width
            }
        }
        CheckedLine {
            id: checkedLine

            isChecked: card.isChecked
            text: card.checkWords
            width: parent.width
            y: Math.max(what.height, how.y + how.height) + Math.round(Theme.smallGap / 2)
        }
    }
}
