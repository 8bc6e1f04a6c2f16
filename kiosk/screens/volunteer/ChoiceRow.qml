import QtQuick
import kiosk.screens.parts

// Something to choose, with a sign where it is chosen: one of several, or as many as one wants.
Tappable {
    id: row

    required property bool chosen
    property alias detail: detail.text
    property bool oneOnly: false

    Accessible.checkable: true
    Accessible.checked: chosen
    Accessible.description: detail.text
    Accessible.role: oneOnly ? Accessible.RadioButton : Accessible.CheckBox
    bottomPadding: Theme.smallGap
    colour: chosen ? Theme.sage : Theme.card
    leftPadding: Theme.padding
    outlineColour: Theme.ink
    radius: Theme.radius / 2
    rightPadding: Theme.padding
    topPadding: Theme.smallGap

    contentItem: Item {
        implicitHeight: column.implicitHeight

        Rectangle {
            id: box

            anchors.left: parent.left
            anchors.verticalCenter: parent.verticalCenter
            border.color: Theme.ink
            border.width: Theme.outline
            color: "transparent"
            height: width
            radius: row.oneOnly ? width / 2 : Theme.radius / 3
            width: sign.width + Theme.smallGap

            Icon {
                id: sign

                anchors.centerIn: parent
                colour: Theme.ink
                name: "check"
                visible: row.chosen
            }
        }
        Column {
            id: column

            anchors {
                left: box.right
                leftMargin: Theme.padding
                right: parent.right
                verticalCenter: parent.verticalCenter
            }
            Words {
                font.weight: Font.DemiBold
                text: row.text
                width: parent.width
            }
            Words {
                id: detail

                visible: text !== ""
                width: parent.width
            }
        }
    }
}
