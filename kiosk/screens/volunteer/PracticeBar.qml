import QtQuick
import QtQuick.Layouts
import kiosk.viewmodels.volunteer
import kiosk.screens.parts

// At the foot of each page while somebody practises: what to try next, and the way out. A touch on
// the words folds them up, where the page wants the room. Where it is wide, the buttons stand in the
// line of the title, so that the words have the whole width below.
FocusScope {
    id: bar

    property bool open: true
    required property Tour tour
    readonly property bool wide: width > Theme.body * 28

    implicitHeight: wide ? step.implicitHeight : step.implicitHeight + Theme.smallGap + buttons.implicitHeight

    Tappable {
        id: step

        readonly property string title: bar.tour.isOn && bar.tour.hasDone ? qsTr("Done. %1").arg(bar.tour.title) : bar.tour.title

        Accessible.description: bar.tour.words
        bottomPadding: bar.wide ? Math.round(Theme.smallGap / 2) : Theme.smallGap
        colour: Theme.sand
        enabled: title !== ""
        leftPadding: Theme.padding
        objectName: "tourStep"
        outlineColour: Theme.ink
        pressedColour: Theme.card
        radius: Theme.radius
        rightPadding: bar.wide ? topPadding : Theme.padding
        text: title === "" ? bar.tour.words : title
        topPadding: bottomPadding
        width: parent.width

        contentItem: Item {
            implicitHeight: column.implicitHeight

            Column {
                id: column

                width: parent.width

                Item {
                    anchors.left: parent.left // a column does not mirror
                    height: bar.wide ? Math.max(Theme.target, heading.implicitHeight) : heading.implicitHeight
                    width: parent.width - (bar.wide ? buttons.implicitWidth + Theme.gap : 0)

                    Words {
                        id: heading

                        anchors.left: parent.left
                        anchors.right: fold.visible ? fold.left : parent.right
                        anchors.rightMargin: fold.visible ? Theme.smallGap : 0
                        anchors.verticalCenter: parent.verticalCenter
                        font.weight: step.title === "" ? Font.Normal : Font.Bold
                        objectName: step.title === "" ? "tourWords" : "tourTitle"
                        text: step.title === "" ? bar.tour.words : bar.open ? step.title : qsTr("%1. Read how").arg(step.title)
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
                Words {
                    objectName: "tourWords"
                    text: bar.tour.words
                    visible: bar.open && step.title !== ""
                    width: parent.width
                }
            }
        }

        onClicked: bar.open = !bar.open
    }
    RowLayout {
        id: buttons

        anchors.right: parent.right
        anchors.rightMargin: bar.wide ? step.topPadding : 0
        spacing: Theme.gap
        width: bar.wide ? implicitWidth : parent.width
        y: bar.wide ? step.topPadding : step.height + Theme.smallGap

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
