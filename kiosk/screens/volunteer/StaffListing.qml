pragma ComponentBehavior: Bound

import QtQuick
import kiosk.viewmodels.volunteer
import kiosk.screens.parts

// One listing while somebody checks it: the numbers and what came of ringing them first, then what to
// ask, what patients read, whether they see it, and all that was ever done to it.
ScrollPage {
    id: page

    readonly property int columns: width > Theme.body * 20 ? 2 : 1
    required property CheckingPage listing
    // What was said before somebody came here leaves no gap; what they say now moves nothing.
    property bool wasCheckedBefore: false
    property bool wasTriedBefore: false

    Component.onCompleted: {
        page.wasCheckedBefore = page.listing.wasChecked;
        page.wasTriedBefore = page.listing.wasTried;
    }

    Column {
        spacing: Theme.smallGap
        width: parent.width

        Title {
            objectName: "listingName"
            text: page.listing.name
            width: parent.width
        }
        StandsLine {
            kind: page.listing.kind
            text: page.listing.standsWords
            width: parent.width
        }
        Words {
            objectName: "told"
            text: page.listing.told === "" ? "" : qsTr("Patients say: %1").arg(page.listing.told)
            visible: text !== ""
            width: parent.width
        }
    }
    Panel {
        id: first

        color: Theme.sand
        visible: page.listing.note !== ""
        width: parent.width

        Words {
            objectName: "askFirst"
            text: qsTr("Ask first: %1").arg(page.listing.note)
            width: first.innerWidth
        }
    }
    Column {
        spacing: Theme.smallGap
        width: parent.width

        Repeater {
            model: page.listing.numbers

            Column {
                id: entry

                required property string label
                required property string note
                required property string number

                width: parent?.width ?? 0

                Words {
                    color: Theme.deepTeal
                    font.pixelSize: 2 * Theme.body
                    font.weight: Font.ExtraBold
                    objectName: "bigNumber"
                    text: entry.number
                    width: parent.width
                }
                Words {
                    text: entry.label
                    visible: text !== ""
                    width: parent.width
                }
                Words {
                    color: Theme.clay
                    font.weight: Font.DemiBold
                    text: entry.note
                    visible: text !== ""
                    width: parent.width
                }
            }
        }
        Words {
            color: Theme.deepTeal
            font.weight: Font.Bold
            text: page.listing.website
            visible: text !== ""
            width: parent.width
            wrapMode: Text.WrapAnywhere
        }
        Words {
            color: Theme.deepTeal
            font.weight: Font.Bold
            text: page.listing.email
            visible: text !== ""
            width: parent.width
            wrapMode: Text.WrapAnywhere
        }
    }
    // After a check nothing moves: a finger that comes down once more meets no other button.
    Item {
        height: Math.max(right.implicitHeight, rightAlready.implicitHeight, Theme.target)
        width: parent.width

        TouchButton {
            id: right

            anchors.left: parent.left
            iconName: "check"
            kind: TouchButton.Primary
            objectName: "allCorrect"
            text: page.listing.usualWords
            visible: !page.listing.wasChecked
            width: Math.min(implicitWidth, parent.width)

            onClicked: page.listing.isRight(page.listing.usualMethod)
        }
        Words {
            id: rightAlready

            Accessible.role: Accessible.AlertMessage
            anchors.verticalCenter: parent.verticalCenter
            color: Theme.leaf
            font.weight: Font.Bold
            objectName: "checkedToday"
            text: qsTr("Checked today. Thank you.")
            visible: page.listing.wasChecked
            width: parent.width
        }
    }
    TouchButton {
        anchors.left: parent?.left // a column does not mirror
        directional: true
        iconName: "arrow-right"
        kind: page.listing.wasTried ? TouchButton.Primary : TouchButton.Quiet
        objectName: "nextDue"
        text: qsTr("Next one due: %1").arg(page.listing.nextName)
        visible: page.listing.nextId !== ""
        width: Math.min(implicitWidth, parent.width)

        onClicked: page.navigation.openStaff("staffListing", page.listing.nextId)
    }
    Heading {
        text: qsTr("Or what did you find?")
        width: parent.width
    }
    Flow {
        id: outcomes

        spacing: Theme.gap
        width: parent.width

        TouchButton {
            enabled: !page.listing.wasTried
            objectName: "noAnswer"
            opacity: enabled ? 1 : 0
            text: qsTr("No answer")
            visible: page.listing.canRing && !(page.wasTriedBefore && page.listing.wasTried)

            onClicked: page.listing.noAnswer()
        }
        TouchButton {
            objectName: "hasChanged"
            text: qsTr("Something has changed")
            visible: page.listing.canEdit

            onClicked: page.navigation.openStaff("staffEdit", page.listing.listingId)
        }
        TouchButton {
            objectName: "hasClosed"
            text: qsTr("It has closed")
            visible: page.listing.canHide

            onClicked: page.listing.hasClosed()
        }
        Repeater {
            model: page.listing.ways

            TouchButton {
                required property string method
                required property string words

                enabled: !page.listing.wasChecked
                objectName: `right-${method}`
                opacity: enabled ? 1 : 0
                text: words
                visible: !(page.wasCheckedBefore && page.listing.wasChecked)
                width: Math.min(implicitWidth, outcomes.width)

                onClicked: page.listing.isRight(method)
            }
        }
        TouchButton {
            objectName: "hideNow"
            text: qsTr("Hide this listing now")
            visible: page.listing.canHide

            onClicked: page.listing.hide()
        }
    }
    Words {
        color: Theme.clay
        font.weight: Font.DemiBold
        objectName: "notRung"
        text: qsTr("Nobody has rung this number yet. That has to be done before the room goes live.")
        visible: page.listing.notRung
        width: parent.width
    }
    Words {
        objectName: "triedToday"
        text: qsTr("Somebody tried today, and nobody answered.")
        visible: page.listing.nobodyAnswered
        width: parent.width
    }
    Panel {
        id: ask

        color: Theme.sage
        spacing: Theme.gap
        width: parent.width

        Heading {
            text: qsTr("What to ask")
            width: ask.innerWidth
        }
        Repeater {
            model: page.listing.questions

            Column {
                id: question

                required property string answer
                required property string words

                width: ask.innerWidth

                Words {
                    font.weight: Font.DemiBold
                    objectName: "question"
                    text: question.words
                    width: parent.width
                }
                Words {
                    text: question.answer
                    visible: text !== ""
                    width: parent.width
                }
            }
        }
    }
    Heading {
        text: qsTr("What patients read")
        width: parent.width
    }
    Words {
        text: page.listing.summary
        visible: text !== ""
        width: parent.width
    }
    Panel {
        id: next

        width: parent.width

        Repeater {
            model: page.listing.steps

            StepLine {
                width: next.innerWidth
            }
        }
    }
    Grid {
        id: facts

        columns: page.columns
        spacing: Theme.gap
        width: parent.width

        Repeater {
            model: page.listing.facts

            FactCard {
                width: Math.floor((facts.width - (facts.columns - 1) * facts.spacing) / facts.columns)
            }
        }
    }
    TouchButton {
        anchors.left: parent?.left // a column does not mirror
        objectName: "copyIt"
        text: qsTr("Begin another listing from this one")
        visible: page.listing.canEdit
        width: Math.min(implicitWidth, parent.width)

        onClicked: page.navigation.openStaff("staffEdit", `copy:${page.listing.listingId}`)
    }
    Heading {
        text: qsTr("Who sees it")
        visible: standing.visible
        width: parent.width
    }
    Flow {
        id: standing

        spacing: Theme.gap
        visible: page.listing.canShow || page.listing.canRetire || page.listing.canForbid
        width: parent.width

        TouchButton {
            objectName: "showAgain"
            text: qsTr("Show it to patients")
            visible: page.listing.canShow

            onClicked: page.listing.show()
        }
        TouchButton {
            objectName: "retire"
            text: qsTr("Retire it")
            visible: page.listing.canRetire

            onClicked: page.navigation.openStaff("staffTakeAway", `retire:${page.listing.listingId}`)
        }
        TouchButton {
            objectName: "forbid"
            text: qsTr("It may not be listed")
            visible: page.listing.canForbid

            onClicked: page.navigation.openStaff("staffTakeAway", `forbid:${page.listing.listingId}`)
        }
    }
    Heading {
        text: qsTr("What was done to it")
        visible: acts.count > 0
        width: parent.width
    }
    Repeater {
        id: acts

        model: page.listing.past

        PastPanel {
            objectName: "past"
            width: parent?.width ?? 0

            onTakenBack: revision => page.listing.takeBack(revision)
        }
    }
    TouchButton {
        anchors.left: parent?.left // a column does not mirror
        objectName: "older"
        text: qsTr("Show older ones")
        visible: page.listing.hasOlder

        onClicked: page.listing.older()
    }
}
