import QtQuick
import QtQuick.Layouts
import kiosk.viewmodels.volunteer
import kiosk.screens.parts

// At the foot of each page while somebody practises: what to try next, and the way out. A touch on
// its title folds the words up, where the page wants the room. Where it is wide, the buttons stand
// in the line of the title, so that the words have the whole width below.
FocusScope {
    id: bar

    readonly property int edge: Math.round(Theme.smallGap / 2)
    property bool open: true
    readonly property bool opened: open && step.title !== ""
    required property Tour tour
    readonly property bool wide: width > Theme.body * 28

    implicitHeight: wide ? card.height : step.height + Theme.gap + buttons.implicitHeight

    Rectangle {
        id: card

        border.color: Theme.ink
        border.width: Theme.outline
        color: Theme.sand
        height: step.height + 2 * bar.edge + (below.visible ? below.implicitHeight + bar.edge : 0)
        radius: Theme.radius
        visible: bar.wide
        width: parent.width

        Words {
            id: below

            objectName: "tourWords"
            text: bar.tour.words
            visible: bar.opened
            width: parent.width - 2 * Theme.padding
            x: Theme.padding
            y: step.y + step.height
        }
    }
    Tappable {
        id: step

        readonly property string title: bar.tour.isOn && bar.tour.hasDone ? qsTr("Done. %1").arg(bar.tour.title) : bar.tour.title

        Accessible.description: bar.tour.words
        anchors.left: parent.left
        anchors.leftMargin: bar.wide ? bar.edge : 0
        bottomPadding: bar.wide ? 0 : Theme.smallGap
        colour: Theme.sand
        enabled: title !== ""
        height: Math.max(Theme.target, implicitHeight)
        leftPadding: bar.wide ? Theme.padding - bar.edge : Theme.padding
        objectName: "tourStep"
        outlineColour: bar.wide ? Theme.sand : Theme.ink
        pressedColour: Theme.card
        radius: Theme.radius
        rightPadding: leftPadding
        text: title === "" ? bar.tour.words : title
        topPadding: bottomPadding
        width: bar.wide ? parent.width - buttons.implicitWidth - Theme.gap - 2 * bar.edge : parent.width
        y: bar.wide ? bar.edge : 0

        contentItem: Item {
            implicitHeight: column.implicitHeight

            Column {
                id: column

                anchors.left: parent.left
                anchors.right: fold.visible ? fold.left : parent.right
                anchors.rightMargin: fold.visible ? Theme.smallGap : 0
                anchors.verticalCenter: parent.verticalCenter

                Words {
                    font.weight: step.title === "" ? Font.Normal : Font.Bold
                    objectName: step.title === "" ? "tourWords" : "tourTitle"
                    text: step.title === "" ? bar.tour.words : bar.open ? step.title : qsTr("%1. Read how").arg(step.title)
                    width: parent.width
                }
                Words {
                    objectName: "tourWords"
                    text: bar.tour.words
                    visible: bar.opened && !bar.wide
                    width: parent.width
                }
            }
            Icon {
                id: fold

                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                colour: Theme.ink
                name: bar.open ? "chevron-down" : "chevron-up"
                visible: step.enabled
            }
        }

        onClicked: bar.open = !bar.open
    }
    RowLayout {
        id: buttons

        anchors.right: parent.right
        anchors.rightMargin: bar.wide ? bar.edge : 0
        spacing: Theme.gap
        width: bar.wide ? implicitWidth : parent.width
        y: bar.wide ? bar.edge : step.height + Theme.gap

        TouchButton {
            Layout.fillWidth: !bar.wide
            objectName: "skipStep"
            text: qsTr("Skip")
            visible: bar.tour.isOn

            onClicked: bar.tour.skip()
        }
        TouchButton {
            Layout.fillWidth: !bar.wide
            objectName: "stopPractising"
            text: qsTr("Stop practising")

            onClicked: bar.tour.stop()
        }
    }
}
