pragma ComponentBehavior: Bound

import QtQuick
import kiosk.viewmodels.volunteer
import kiosk.screens.parts

// What a spreadsheet would change: first where somebody has to choose, then all else to read.
ScrollPage {
    id: page

    readonly property SheetDifference difference: stick.difference
    required property StickPage stick

    onNearEnd: difference.more()

    Title {
        objectName: "differenceTitle"
        text: page.difference.title
        width: parent.width
    }
    StaffNote {
        isWell: true
        objectName: "canTakeOut"
        text: qsTr("You can take the stick out now.")
        visible: page.stick.canTakeOut
        width: parent.width
    }
    ProgressLine {
        objectName: "busy"
        progress: page.stick.progress
        text: page.stick.busyWords
        visible: page.stick.isBusy
        width: parent.width
    }
    Words {
        text: qsTr("Somebody has changed the same at the kiosk. Choose which one is right.")
        visible: page.difference.choiceCount > 0
        width: parent.width
    }
    Flow {
        spacing: Theme.gap
        visible: page.difference.choiceCount > 1 && !page.stick.isBusy
        width: parent.width

        TouchButton {
            objectName: "allTheirs"
            text: qsTr("All as at the kiosk")

            onClicked: page.difference.chooseAll(false)
        }
        TouchButton {
            objectName: "allMine"
            text: qsTr("All as in the spreadsheet")
            width: Math.min(implicitWidth, parent.width)

            onClicked: page.difference.chooseAll(true)
        }
    }
    Repeater {
        model: page.difference.choices

        SheetChoice {
            enabled: !page.stick.isBusy
            width: parent?.width ?? 0

            onChosen: mine => page.difference.choose(number, mine)
        }
    }
    Words {
        font.weight: Font.DemiBold
        objectName: "toChoose"
        text: page.difference.toChoose === 1 ? qsTr("1 is still to choose.") : qsTr("%1 are still to choose.").arg(page.difference.toChoose)
        visible: page.difference.toChoose > 0
        width: parent.width
    }
    Flow {
        spacing: Theme.gap
        visible: !page.stick.isBusy
        width: parent.width

        TouchButton {
            kind: TouchButton.Primary
            objectName: "moreChoices"
            text: qsTr("Show the next ones")
            visible: page.difference.hasMoreChoices && page.difference.shownAreMade

            onClicked: page.difference.moreChoices()
        }
        TouchButton {
            iconName: "check"
            kind: TouchButton.Primary
            objectName: "bringIn"
            text: qsTr("Bring it in")
            visible: page.difference.changesAnything && page.difference.toChoose === 0

            onClicked: page.stick.apply()
        }
        TouchButton {
            objectName: "cancel"
            text: page.difference.changesAnything ? qsTr("Leave it") : qsTr("Close")

            onClicked: page.stick.cancel()
        }
    }
    Repeater {
        model: page.difference.lines

        Item {
            id: line

            required property bool isHeading
            required property string words

            implicitHeight: isHeading ? heading.implicitHeight : said.implicitHeight
            width: parent?.width ?? 0

            Heading {
                id: heading

                text: line.words
                visible: line.isHeading
                width: line.width
            }
            Words {
                id: said

                objectName: "differenceLine"
                text: line.words
                visible: !line.isHeading
                width: line.width
            }
        }
    }
}
