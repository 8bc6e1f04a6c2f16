pragma ComponentBehavior: Bound

import QtQuick
import kiosk.viewmodels.volunteer
import kiosk.screens.parts

// The list between trial and live: what is done, by whom and when; what is open; and for a lead the
// last step, with a question before it.
ScrollPage {
    id: page

    required property GoLivePage goLive

    Title {
        text: page.goLive.isLive ? qsTr("This room is live") : qsTr("Go live")
        width: parent.width
    }
    Words {
        objectName: "standing"
        text: {
            if (page.goLive.isLive)
                return page.goLive.openCount > 0 ? qsTr("Patients rely on what it says. This has to be done again: %1").arg(page.goLive.openCount) : qsTr("Patients rely on what it says. Live: %1").arg(page.goLive.liveWords);
            return page.goLive.openCount > 0 ? qsTr("Every screen says “Trial” until all of this is done. Still open: %1").arg(page.goLive.openCount) : qsTr("All is done. Every screen says “Trial” until a lead goes live.");
        }
        width: parent.width
    }
    Panel {
        id: question

        objectName: "liveQuestion"
        spacing: Theme.gap
        visible: page.goLive.asks
        width: parent.width

        Heading {
            text: qsTr("Go live now?")
            width: question.innerWidth
        }
        Words {
            text: qsTr("From then on patients rely on what this kiosk says. “Trial” goes from every screen.")
            width: question.innerWidth
        }
        Flow {
            spacing: Theme.gap
            width: question.innerWidth

            TouchButton {
                objectName: "notYet"
                text: qsTr("Not yet")

                onClicked: {
                    page.holdFocus(); // the button goes
                    page.goLive.notYet();
                }
            }
            TouchButton {
                iconName: "check"
                kind: TouchButton.Primary
                objectName: "yesLive"
                text: qsTr("Yes, go live")

                onClicked: {
                    page.holdFocus();
                    page.goLive.goLive();
                }
            }
        }
    }
    TouchButton {
        anchors.left: parent?.left // a column does not mirror
        kind: TouchButton.Primary
        objectName: "askLive"
        text: qsTr("Go live …")
        visible: page.goLive.canGoLive && !page.goLive.asks
        width: Math.min(implicitWidth, parent.width)

        onClicked: {
            page.holdFocus();
            page.goLive.ask();
            page.scrollToTop();
        }
    }
    Repeater {
        model: page.goLive.points

        Panel {
            id: point

            required property string argument
            required property bool done
            required property string leadsTo
            required property string name
            required property string words

            objectName: "point"
            width: parent?.width ?? 0

            StaffNote {
                isWell: point.done
                objectName: "pointName"
                text: point.name
                width: point.innerWidth
            }
            Words {
                objectName: "pointWords"
                text: point.words
                width: point.innerWidth
            }
            TouchButton {
                anchors.left: parent?.left // a column does not mirror
                directional: true
                iconName: "arrow-right"
                objectName: `open-${point.leadsTo}`
                text: ({
                        staffHelpNumbers: qsTr("The numbers"),
                        staffListings: qsTr("The listings"),
                        staffSubject: qsTr("This room"),
                        staffWords: qsTr("Look at it")
                    })[point.leadsTo] ?? qsTr("Read them and sign")
                visible: point.leadsTo !== ""
                width: Math.min(implicitWidth, point.innerWidth)

                onClicked: page.navigation.openStaff(point.leadsTo, point.argument)
            }
        }
    }
    Words {
        text: qsTr("A lead fills in the first point, and another person looks at it. A lead writes down who signed, and goes live.")
        visible: !page.goLive.isLive
        width: parent.width
    }
    TouchButton {
        anchors.left: parent?.left // a column does not mirror
        iconName: "rotate-clockwise"
        objectName: "backToTrial"
        text: qsTr("Go back to trial")
        visible: page.goLive.isLive && page.goLive.isLead
        width: Math.min(implicitWidth, parent.width)

        onClicked: {
            page.holdFocus();
            page.goLive.backToTrial();
        }
    }
}
