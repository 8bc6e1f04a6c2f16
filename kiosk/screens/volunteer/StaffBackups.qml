pragma ComponentBehavior: Bound

import QtQuick
import kiosk.viewmodels.volunteer
import kiosk.screens.parts

// The backups, for leads.
ScrollPage {
    id: page

    required property BackupsPage backups

    onNearEnd: backups.more()

    Title {
        text: qsTr("Backups")
        width: parent.width
    }
    Words {
        text: qsTr("The kiosk makes one each night, and one before every file that is brought in.")
        width: parent.width
    }
    Panel {
        id: outcome

        objectName: "outcome"
        spacing: Theme.gap
        visible: page.backups.doneWords !== "" && page.backups.question === ""
        width: parent.width

        StaffNote {
            isWell: true
            objectName: "doneWords"
            text: page.backups.doneWords
            width: outcome.innerWidth
        }
        TouchButton {
            anchors.left: parent.left // the other side where words run from right to left
            iconName: "rotate-clockwise"
            objectName: "takeBack"
            text: qsTr("Take that back")
            visible: page.backups.canTakeBack && !page.backups.isBusy

            onClicked: page.backups.takeBack()
        }
    }
    StaffNote {
        isWell: false
        objectName: "backupTrouble"
        text: page.backups.trouble
        visible: text !== "" && page.backups.question === ""
        width: parent.width
    }
    ProgressLine {
        objectName: "busy"
        progress: -1
        text: page.backups.busyWords
        visible: page.backups.isBusy
        width: parent.width
    }
    Panel {
        id: question

        objectName: "backupQuestion"
        spacing: Theme.gap
        visible: page.backups.question !== "" && !page.backups.isBusy
        width: parent.width

        onVisibleChanged: {
            if (visible)
                page.scrollToTop();
        }

        Heading {
            objectName: "question"
            text: page.backups.question
            width: question.innerWidth
        }
        Words {
            objectName: "questionWords"
            text: page.backups.questionWords
            width: question.innerWidth
        }
        Flow {
            spacing: Theme.gap
            width: question.innerWidth

            TouchButton {
                iconName: "rotate-clockwise"
                kind: TouchButton.Primary
                objectName: "goBack"
                text: qsTr("Go back to this one")
                width: Math.min(implicitWidth, parent.width)

                onClicked: page.backups.goBack()
            }
            TouchButton {
                objectName: "cancel"
                text: qsTr("Leave it")

                onClicked: page.backups.choose("")
            }
        }
    }
    TouchButton {
        anchors.left: parent.left // the other side where words run from right to left
        kind: TouchButton.Primary
        objectName: "makeOne"
        text: qsTr("Make one now")
        visible: !page.backups.isBusy && page.backups.question === ""

        onClicked: page.backups.makeOne()
    }
    Words {
        text: qsTr("There is no backup yet.")
        visible: list.count === 0
        width: parent.width
    }
    Repeater {
        id: list

        model: page.backups.rows

        Panel {
            id: backup

            required property string name
            required property string when
            required property string words

            spacing: Theme.smallGap
            width: parent?.width ?? 0

            Words {
                font.weight: Font.Bold
                objectName: "backupWhen"
                text: backup.when
                width: backup.innerWidth
            }
            Words {
                color: Theme.quietInk
                text: backup.words
                width: backup.innerWidth
            }
            TouchButton {
                anchors.left: parent.left // the other side where words run from right to left
                objectName: `choose-${backup.name}`
                text: qsTr("Go back to this one …")
                visible: !page.backups.isBusy && page.backups.question === ""
                width: Math.min(implicitWidth, backup.innerWidth)

                onClicked: page.backups.choose(backup.name)
            }
        }
    }
}
