import QtQuick
import kiosk.screens.parts

// A number that is tried, with a tick of whoever has tried it.
Tappable {
    id: row

    required property string number
    required property bool ticked
    required property string title
    required property string words

    Accessible.checkable: true
    Accessible.checked: ticked
    Accessible.description: words
    Accessible.role: Accessible.CheckBox
    colour: ticked ? Theme.sage : Theme.card
    outlineColour: Theme.ink
    padding: Theme.padding
    text: qsTr("%1 %2").arg(title).arg(number)

    contentItem: Item {
        implicitHeight: Math.max(column.implicitHeight, box.height)

        Rectangle {
            id: box

            anchors.left: parent.left
            anchors.verticalCenter: parent.verticalCenter
            border.color: Theme.ink
            border.width: Theme.outline
            color: Theme.card
            height: width
            radius: Theme.radius / 2
            width: sign.width + Theme.smallGap

            Icon {
                id: sign

                anchors.centerIn: parent
                colour: Theme.ink
                name: "check"
                opacity: row.ticked ? 1 : 0
            }
        }
        Column {
            id: column

            anchors.left: box.right
            anchors.leftMargin: Theme.padding
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter

            Words {
                font.weight: Font.DemiBold
                text: row.title
                width: parent.width
            }
            Words {
                color: Theme.deepTeal
                font.pixelSize: Theme.heading
                font.weight: Font.ExtraBold
                objectName: "bigNumber"
                text: row.number
                width: parent.width
            }
            Words {
                text: row.words
                width: parent.width
            }
        }
    }
}
