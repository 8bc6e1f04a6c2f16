pragma ComponentBehavior: Bound

import QtQuick
import kiosk.viewmodels.volunteer
import kiosk.screens.parts

// What is asked before patients see what was written, one thing at a time.
ScrollPage {
    id: page

    readonly property string asks: edit.steps.asks
    required property EditPage edit
    readonly property PublishSteps steps: edit.steps

    signal pressed(bool byKeys)

    onAsksChanged: scrollToTop()

    Title {
        objectName: "question"
        text: page.steps.title
        width: parent.width
    }
    Words {
        objectName: "questionWords"
        text: page.steps.words
        visible: text !== ""
        width: parent.width
    }
    Repeater {
        model: page.asks === "wrong" ? page.steps.wrong : null

        WrongField {
            width: parent?.width ?? 0

            onChosen: byKeys => {
                page.pressed(byKeys);
                page.edit.goTo(fieldKey);
            }
        }
    }
    Flow {
        spacing: Theme.gap
        visible: page.asks === "conflict" && conflicts.count > 1
        width: parent.width

        TouchButton {
            objectName: "allTheirs"
            text: qsTr("All of theirs")

            onClicked: page.steps.conflict.chooseAll(false)
        }
        TouchButton {
            objectName: "allMine"
            text: qsTr("All of mine")

            onClicked: page.steps.conflict.chooseAll(true)
        }
    }
    Repeater {
        id: conflicts

        model: page.asks === "conflict" ? page.steps.conflict.rows : null

        ConflictChoice {
            width: parent?.width ?? 0

            onChosen: mine => page.steps.conflict.choose(fieldKey, mine)
        }
    }
    Repeater {
        model: page.asks === "same" ? page.steps.same : null

        SameListing {
            width: parent?.width ?? 0

            onChosen: page.edit.openOther(serviceId)
        }
    }
    Flow {
        spacing: Theme.gap
        width: parent.width

        TouchButton {
            iconName: "check"
            kind: TouchButton.Primary
            objectName: "publishChecked"
            text: page.steps.checkedWords
            visible: page.asks === "check"
            width: Math.min(implicitWidth, parent.width)

            onClicked: page.steps.publishChecked()
        }
        TouchButton {
            objectName: "publishUnchecked"
            text: qsTr("Publish without a check")
            visible: page.asks === "check"
            width: Math.min(implicitWidth, parent.width)

            onClicked: page.steps.publishUnchecked()
        }
        TouchButton {
            kind: page.asks === "same" ? TouchButton.Quiet : TouchButton.Primary
            objectName: "goOn"
            text: page.steps.goOnWords
            visible: ["conflict", "merged", "same"].includes(page.asks)
            width: Math.min(implicitWidth, parent.width)

            onClicked: page.steps.goOn()
        }
        TouchButton {
            objectName: "discard"
            text: qsTr("Throw it away")
            visible: page.asks === "discard"
            width: Math.min(implicitWidth, parent.width)

            onClicked: page.edit.discard()
        }
        TouchButton {
            objectName: "backToForm"
            text: page.steps.backWords
            visible: page.asks !== "conflict" || page.steps.wantsToPublish
            width: Math.min(implicitWidth, parent.width)

            onClicked: page.steps.backToForm()
        }
    }
    Heading {
        text: qsTr("You have changed:")
        visible: changes.count > 0
        width: parent.width
    }
    Repeater {
        id: changes

        model: page.asks === "check" ? page.steps.changes : null

        ChangedField {
            width: parent?.width ?? 0
        }
    }
}
