pragma ComponentBehavior: Bound

import QtQuick
import kiosk.viewmodels
import kiosk.screens.parts

// One principle: what it means, what you can expect, what you can ask.
ScrollPage {
    id: page

    readonly property real half: wide ? Math.floor((width - Math.round(Theme.gap * 0.75)) / 2) : width
    required property PrinciplePage principle
    readonly property bool wide: width > Theme.body * 24

    spacing: Math.round(Theme.gap * 0.75)

    Title {
        objectName: "principleTitle"
        text: qsTr("%1. %2", "number and title of a principle").arg(page.principle.number).arg(page.principle.title)
        width: parent.width
    }
    Grid {
        columns: page.wide ? 2 : 1
        spacing: Math.round(Theme.gap * 0.75)
        width: parent.width

        Illustration {
            height: page.wide ? Math.max(meaning.height, Math.round(page.half * 0.4)) : Math.round(page.half * 0.5)
            name: page.principle.picture
            width: page.half
        }
        Words {
            id: meaning

            text: page.principle.meaning
            width: page.half
        }
    }
    Grid {
        columns: page.wide ? 2 : 1
        spacing: Math.round(Theme.gap * 0.75)
        width: parent.width

        Panel {
            id: expect

            height: page.wide ? Math.max(implicitHeight, ask.implicitHeight) : implicitHeight
            width: page.half

            Heading {
                text: qsTr("You can expect")
                width: parent.width
            }
            BulletList {
                lines: page.principle.expect
                width: parent.width
            }
        }
        Panel {
            id: ask

            color: Theme.sky
            height: page.wide ? Math.max(implicitHeight, expect.implicitHeight) : implicitHeight
            width: page.half

            Heading {
                text: qsTr("You can ask")
                width: parent.width
            }
            Repeater {
                model: page.principle.ask

                Words {
                    required property string modelData

                    text: qsTr("“%1”", "a question to ask, in quotation marks").arg(modelData)
                    width: parent?.width ?? 0
                }
            }
        }
    }
    StatusLine {
        objectName: "principleStatus"
        text: page.principle.status
        width: parent.width
    }
    Flow {
        spacing: Theme.gap
        width: parent.width

        TouchButton {
            directional: true
            iconName: "arrow-right"
            kind: TouchButton.Primary
            objectName: "nextPrinciple"
            text: qsTr("Next: %1").arg(page.principle.nextTitle)
            visible: page.principle.nextNumber > 0
            width: Math.min(parent.width, implicitWidth)

            onClicked: page.navigation.openPrinciple(page.principle.nextNumber)
        }
        TouchButton {
            iconName: "stethoscope"
            objectName: "forStaff"
            text: qsTr("For staff")
            width: Math.min(parent.width, implicitWidth)

            onClicked: page.navigation.openStaffLens(page.principle.number)
        }
    }
}
