pragma ComponentBehavior: Bound

import QtQuick
import kiosk.viewmodels
import kiosk.screens.parts

// When back pain is an emergency. It asks nothing.
ScrollPage {
    id: page

    required property EmergencyPage emergency
    readonly property bool wide: width > Theme.body * 24

    spacing: Theme.smallGap * 2

    Title {
        text: page.emergency.heading
        width: parent.width
    }
    Grid {
        columns: page.wide ? 2 : 1
        spacing: page.spacing
        width: parent.width

        Panel {
            id: act

            border.color: Theme.clay
            color: Theme.clay
            height: page.wide ? Math.max(implicitHeight, soon.height) : implicitHeight
            width: page.wide ? Math.floor((parent.width - page.spacing) * 0.56) : parent.width

            Heading {
                color: Theme.wordsOnClay
                text: page.emergency.act
                width: act.innerWidth
            }
            BulletList {
                colour: Theme.wordsOnClay
                lines: page.emergency.signs
                width: act.innerWidth
            }
            Repeater {
                model: page.emergency.places

                Words {
                    required property string modelData

                    color: Theme.wordsOnClay
                    font.weight: Font.Bold
                    text: modelData
                    width: act.innerWidth
                }
            }
        }
        Panel {
            id: soon

            width: page.wide ? parent.width - page.spacing - act.width : parent.width

            Heading {
                text: page.emergency.soonHeading
                width: soon.innerWidth
            }
            BulletList {
                lines: page.emergency.soon
                width: soon.innerWidth
            }
        }
    }
}
