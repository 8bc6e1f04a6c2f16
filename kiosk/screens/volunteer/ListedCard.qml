import QtQuick
import kiosk.screens.parts

// A listing among others, for whoever keeps it true: its name, how it stands, and its numbers.
Tappable {
    id: card

    required property string kind
    required property string listingId
    required property string name
    required property string numbers
    required property string told
    required property string words

    Accessible.description: words
    padding: Theme.padding
    text: name

    contentItem: Column {
        spacing: Math.round(Theme.smallGap / 2)

        Heading {
            text: card.name
            width: parent.width
        }
        StandsLine {
            kind: card.kind
            text: card.words
            width: parent.width
        }
        Words {
            color: Theme.deepTeal
            font.weight: Font.Bold
            text: card.numbers
            visible: text !== ""
            width: parent.width
        }
        Words {
            objectName: "told"
            text: card.told
            visible: text !== ""
            width: parent.width
        }
    }
}
