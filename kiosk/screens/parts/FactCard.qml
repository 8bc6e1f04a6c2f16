import QtQuick

// One question that a patient asks, with its answer.
Panel {
    id: card

    required property string icon
    required property string title
    required property string words

    spacing: Math.round(Theme.smallGap / 2)

    Item {
        implicitHeight: question.implicitHeight
        width: card.innerWidth

        Icon {
            id: picture

            colour: Theme.quietInk
            name: card.icon

            anchors {
                left: parent.left
                verticalCenter: parent.verticalCenter
            }
        }
        Words {
            id: question

            color: Theme.quietInk
            text: card.title

            anchors {
                left: picture.right
                leftMargin: Theme.smallGap
                right: parent.right
            }
        }
    }
    Words {
        font.weight: Font.DemiBold
        text: card.words
        width: card.innerWidth
    }
}
