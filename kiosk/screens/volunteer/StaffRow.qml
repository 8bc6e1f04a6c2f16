import QtQuick
import kiosk.screens.parts

// A line of a list: a name, and what there is to say. It can be touched where it leads somewhere.
Tappable {
    id: row

    property alias detail: detail.text
    property bool leads: false

    bottomPadding: Theme.smallGap
    colour: leads ? Theme.card : "transparent"
    enabled: leads
    implicitHeight: Math.max(leads ? Theme.target : 0, implicitContentHeight + topPadding + bottomPadding)
    leftPadding: leads ? Theme.padding : 0
    outlineColour: leads ? Theme.line : "transparent"
    radius: Theme.radius / 2
    rightPadding: leftPadding
    topPadding: Theme.smallGap

    contentItem: Item {
        implicitHeight: column.implicitHeight

        Column {
            id: column

            anchors.left: parent.left
            anchors.right: arrow.visible ? arrow.left : parent.right
            anchors.rightMargin: arrow.visible ? Theme.smallGap : 0
            anchors.verticalCenter: parent.verticalCenter

            Words {
                font.weight: Font.DemiBold
                text: row.text
                width: parent.width
            }
            Words {
                id: detail

                color: Theme.quietInk
                visible: text !== ""
                width: parent.width
            }
        }
        Icon {
            id: arrow

            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            colour: Theme.quietInk
            directional: true
            name: "arrow-right"
            visible: row.leads
        }
    }
}
