pragma ComponentBehavior: Bound

import QtQuick
import kiosk.viewmodels.volunteer
import kiosk.screens.parts

// What a lead can change of the kiosk's own words; and, for everybody, what another person looks at.
ScrollPage {
    id: page

    required property WordsPage words

    Title {
        text: page.words.isLead ? qsTr("Topics, principles, settings") : qsTr("For another person to look at")
        width: parent.width
    }
    Repeater {
        model: page.words.waiting

        Panel {
            id: waits

            required property string asked
            required property string cards
            required property bool isOwn
            required property string name
            required property int number
            required property string words

            objectName: "waits"
            spacing: Theme.smallGap
            width: parent?.width ?? 0

            Heading {
                text: waits.name
                width: waits.innerWidth
            }
            Words {
                objectName: "waitsWords"
                text: waits.words
                width: waits.innerWidth
            }
            Words {
                objectName: "waitsCards"
                text: waits.cards
                visible: waits.cards !== ""
                width: waits.innerWidth
            }
            Words {
                color: Theme.quietInk
                text: waits.asked
                width: waits.innerWidth
            }
            Words {
                font.weight: Font.DemiBold
                objectName: "waitsFor"
                text: waits.isOwn ? qsTr("You asked for this. Another person looks at it, with their own PIN.") : qsTr("Patients read this on the help cards. Is it right? Look, or ask somebody who knows.")
                width: waits.innerWidth
            }
            Flow {
                spacing: Theme.gap
                topPadding: Theme.smallGap
                width: waits.innerWidth

                TouchButton {
                    iconName: "check"
                    kind: TouchButton.Primary
                    objectName: "confirm"
                    text: qsTr("It is right: show it")
                    visible: !waits.isOwn

                    onClicked: {
                        page.holdFocus(); // the button goes
                        page.words.confirm(waits.number);
                    }
                }
                TouchButton {
                    iconName: "x"
                    objectName: "withdraw"
                    text: waits.isOwn ? qsTr("Take it away") : qsTr("It is wrong")

                    onClicked: {
                        page.holdFocus();
                        page.words.withdraw(waits.number);
                    }
                }
            }
        }
    }
    Words {
        objectName: "nothingWaits"
        text: qsTr("Nothing waits now. Thank you.")
        visible: !page.words.isLead && page.words.waiting.rowCount() === 0
        width: parent.width
    }
    StaffNote {
        isWell: false
        objectName: "factsTrouble"
        text: page.words.trouble
        visible: text !== ""
        width: parent.width
    }
    OwnWordRows {
        navigation: page.navigation
        rows: page.words.groups
        width: parent.width
    }
    Heading {
        text: qsTr("What was changed of this room")
        visible: made.count > 0
        width: parent.width
    }
    Repeater {
        id: made

        model: page.words.made

        Panel {
            id: change

            required property string made
            required property string name
            required property int number
            required property bool stands
            required property string words

            objectName: "made"
            spacing: Theme.smallGap
            width: parent?.width ?? 0

            Words {
                font.weight: Font.Bold
                text: change.name
                width: change.innerWidth
            }
            Words {
                color: Theme.quietInk
                objectName: "madeBy"
                text: change.made
                width: change.innerWidth
            }
            Words {
                text: change.words
                width: change.innerWidth
            }
            TouchButton {
                iconName: "rotate-clockwise"
                objectName: "putBack"
                text: qsTr("Put it back")
                visible: change.stands

                onClicked: {
                    page.holdFocus();
                    page.words.putBack(change.number);
                }
            }
        }
    }
    TouchButton {
        anchors.left: parent?.left // a column does not mirror
        iconName: "chevron-down"
        objectName: "showOlder"
        text: qsTr("Show older changes")
        visible: page.words.hasOlder
        width: Math.min(implicitWidth, parent.width)

        onClicked: {
            page.holdFocus(); // the button may go
            page.words.showOlder();
        }
    }
    Words {
        text: qsTr("What this room says of itself is not part of practising.")
        visible: page.words.isLead && !page.words.hasFacts
        width: parent.width
    }
}
