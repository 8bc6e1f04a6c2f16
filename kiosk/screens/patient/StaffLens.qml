pragma ComponentBehavior: Bound

import QtQuick
import kiosk.viewmodels
import kiosk.screens.parts

// One principle for people who give care or plan it. Patients may read it too.
ScrollPage {
    id: page

    readonly property real half: wide ? Math.floor((width - spacing) / 2) : width
    required property StaffLensPage staffLens
    readonly property bool wide: width > Theme.body * 24

    spacing: Math.round(Theme.gap * 0.75)

    Column {
        spacing: Math.round(Theme.smallGap / 2)
        width: parent.width

        Words {
            color: Theme.quietInk
            text: qsTr("For staff")
            width: parent.width
        }
        Title {
            objectName: "lensTitle"
            text: qsTr("%1. %2", "number and title of a principle").arg(page.staffLens.number).arg(page.staffLens.title)
            width: parent.width
        }
    }
    Words {
        text: page.staffLens.statement
        width: parent.width
    }
    Grid {
        columns: page.wide ? 2 : 1
        spacing: page.spacing
        width: parent.width

        Panel {
            id: practices

            height: page.wide ? Math.max(implicitHeight, others.implicitHeight) : implicitHeight
            width: page.half

            Heading {
                text: qsTr("Ideas to try")
                width: parent.width
            }
            BulletList {
                lines: page.staffLens.practices
                objectName: "practices"
                width: parent.width
            }
        }
        Column {
            id: others

            spacing: page.spacing
            width: page.half

            Panel {
                color: Theme.sky
                width: parent.width

                Heading {
                    text: qsTr("What it can sound like")
                    width: parent.width
                }
                Repeater {
                    model: page.staffLens.quotes

                    Words {
                        required property string modelData

                        text: qsTr("“%1”", "something to say, in quotation marks").arg(modelData)
                        width: parent?.width ?? 0
                    }
                }
            }
            Panel {
                width: parent.width

                Heading {
                    text: qsTr("Questions to assess a service")
                    width: parent.width
                }
                BulletList {
                    lines: page.staffLens.questions
                    objectName: "questions"
                    width: parent.width
                }
            }
        }
    }
    StatusLine {
        text: page.staffLens.status
        width: parent.width
    }
    TouchButton {
        directional: true
        iconName: "arrow-right"
        kind: TouchButton.Primary
        objectName: "nextLens"
        text: qsTr("Next: %1").arg(page.staffLens.nextTitle)
        visible: page.staffLens.nextNumber > 0
        width: Math.min(parent.width, implicitWidth)

        onClicked: page.navigation.openStaffLens(page.staffLens.nextNumber)
    }
}
