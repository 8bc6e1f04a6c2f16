import QtQuick
import QtQuick.Layouts
import kiosk.viewmodels.volunteer
import kiosk.screens.parts

// At the foot of each page while somebody practises: what to try next, and the way out. A touch on
// the words folds them up, where the page wants the room.
FocusScope {
    id: bar

    property bool open: true
    required property Tour tour
    readonly property bool wide: width > Theme.body * 30

    implicitHeight: layout.implicitHeight

    GridLayout {
        id: layout

        anchors.left: parent.left
        anchors.right: parent.right
        columnSpacing: Theme.gap
        columns: bar.wide ? 3 : 2
        rowSpacing: Theme.gap

        Tappable {
            id: step

            readonly property string title: bar.tour.isOn && bar.tour.hasDone ? qsTr("Done. %1").arg(bar.tour.title) : bar.tour.title

            Accessible.description: bar.tour.words
            Layout.columnSpan: bar.wide ? (skip.visible ? 1 : 2) : 2
            Layout.fillWidth: true
            bottomPadding: Theme.smallGap
            colour: Theme.sand
            enabled: title !== ""
            leftPadding: Theme.padding
            objectName: "tourStep"
            outlineColour: Theme.ink
            pressedColour: Theme.card
            radius: Theme.radius
            rightPadding: Theme.padding
            text: title === "" ? bar.tour.words : title
            topPadding: Theme.smallGap

            contentItem: Item {
                implicitHeight: column.implicitHeight

                Column {
                    id: column

                    anchors.left: parent.left
                    anchors.right: fold.visible ? fold.left : parent.right
                    anchors.rightMargin: fold.visible ? Theme.smallGap : 0
                    anchors.verticalCenter: parent.verticalCenter

                    Words {
                        font.weight: Font.Bold
                        objectName: "tourTitle"
                        text: bar.open || step.title === "" ? step.title : qsTr("%1. Read how").arg(step.title)
                        visible: text !== ""
                        width: parent.width
                    }
                    Words {
                        objectName: "tourWords"
                        text: bar.tour.words
                        visible: bar.open || step.title === ""
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
        TouchButton {
            id: skip

            Layout.fillWidth: !bar.wide
            objectName: "skipStep"
            text: qsTr("Skip")
            visible: bar.tour.isOn

            onClicked: bar.tour.skip()
        }
        TouchButton {
            Layout.columnSpan: bar.wide || skip.visible ? 1 : 2
            Layout.fillWidth: !bar.wide
            objectName: "stopPractising"
            text: qsTr("Stop practising")

            onClicked: bar.tour.stop()
        }
    }
}
