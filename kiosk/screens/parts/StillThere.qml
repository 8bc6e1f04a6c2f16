import QtQuick
import kiosk.viewmodels

// Asked of somebody who may only be reading slowly. It hides the page: somebody else may stand here.
FocusScope {
    id: question

    required property IdleClock clock
    required property Staff staff

    function takeFocus() {
        yes.forceActiveFocus(Qt.OtherFocusReason);
    }

    Accessible.name: heading.text
    Accessible.role: Accessible.AlertMessage
    visible: clock.asking

    Rectangle {
        anchors.fill: parent
        color: Theme.paper
    }
    MouseArea {
        anchors.fill: parent // nothing under the question can be touched
    }
    Column {
        anchors.centerIn: parent
        spacing: Theme.gap
        width: Math.min(parent.width, Theme.body * 24)

        Illustration {
            anchors.horizontalCenter: parent.horizontalCenter
            height: Math.round(width * 0.6)
            name: "still-there"
            width: Math.min(parent.width, Math.round(question.height * 0.55))
        }
        Title {
            id: heading

            horizontalAlignment: Text.AlignHCenter
            text: qsTr("Are you still there?")
            width: parent.width
        }
        Words {
            horizontalAlignment: Text.AlignHCenter
            objectName: "countdown"
            text: question.clock.secondsLeft === 1 ? qsTr("This screen starts again in 1 second.") : qsTr("This screen starts again in %1 seconds.").arg(question.clock.secondsLeft)
            width: parent.width
        }
        Words {
            horizontalAlignment: Text.AlignHCenter
            objectName: "keptWords"
            text: qsTr("What you wrote is kept.")
            visible: question.staff.isOpen
            width: parent.width
        }
        Rectangle {
            border.color: Theme.ink
            border.width: Theme.outline
            color: Theme.card
            height: Theme.smallGap * 2
            radius: height / 2
            width: parent.width

            Rectangle {
                color: Theme.teal
                radius: height / 2
                width: Math.max(height, parent.width * question.clock.secondsLeft / question.clock.countdownSeconds)

                anchors {
                    bottom: parent.bottom
                    left: parent.left
                    top: parent.top
                }
            }
        }
        TouchButton {
            id: yes

            anchors.horizontalCenter: parent.horizontalCenter
            focus: true
            height: Math.round(Theme.target * 1.5)
            kind: TouchButton.Primary
            objectName: "stillHere"
            text: qsTr("Yes")
            width: Math.min(parent.width, Theme.target * 5)

            onClicked: question.clock.stay()
        }
    }
}
