pragma ComponentBehavior: Bound

import QtQuick
import kiosk.viewmodels
import kiosk.screens.parts

// Codes that hold the text themselves: a phone reads them without the internet. Or paper, where
// there is a printer. Where something private is among it, the question about onlookers comes first.
ScrollPage {
    id: page

    readonly property int codeSide: Math.round(Math.min(Theme.mm(110), width, height * 0.8))
    required property Printing printing
    required property TakeHome takeHome

    function answer(alone: bool) {
        page.takeHome.answer(alone);
        page.holdFocus(); // the button is gone
        page.scrollToTop();
    }

    Title {
        text: page.takeHome.asks ? qsTr("Could someone else see your phone or paper?") : page.printing.isSetUp ? qsTr("Take it home") : qsTr("Put it on your phone")
        width: parent.width
    }
    Column {
        spacing: Theme.gap
        visible: page.takeHome.asks
        width: parent.width

        Words {
            text: qsTr("Some of this is private. We can show the number alone.")
            width: parent.width
        }
        TouchButton {
            height: Math.max(implicitHeight, Math.round(Theme.target * 1.5))
            kind: TouchButton.Primary
            objectName: "onlookers"
            text: qsTr("Yes, or I am not sure. Number only")
            width: parent.width

            onClicked: page.answer(false)
        }
        TouchButton {
            height: Math.max(implicitHeight, Math.round(Theme.target * 1.5))
            objectName: "noOnlookers"
            text: qsTr("No. Show all of it")
            width: parent.width

            onClicked: page.answer(true)
        }
    }
    PrintButton {
        available: !page.takeHome.isEmpty
        printing: page.printing

        onClicked: page.printing.printListings(page.takeHome.ids, page.takeHome.alone)
    }
    PrintWords {
        printing: page.printing
        visible: text !== "" && !page.takeHome.asks
        width: parent.width
    }
    Words {
        text: qsTr("Hold the camera of your phone in front of the code. It works with no signal. Touch Finish when you are done.")
        visible: !page.takeHome.asks
        width: parent.width
    }
    Repeater {
        model: page.takeHome.codes

        Panel {
            id: code

            required property string text
            required property string title
            required property string words

            width: parent?.width ?? 0

            Heading {
                text: code.title
                width: code.innerWidth
            }
            Grid {
                id: sides

                readonly property bool beside: code.innerWidth > page.codeSide * 1.6

                columnSpacing: Theme.padding
                columns: beside ? 2 : 1
                rowSpacing: Theme.smallGap

                // Black on white in every theme, so that a phone can read it.
                Rectangle {
                    color: "white"
                    height: width
                    width: page.codeSide

                    Image {
                        Accessible.name: code.title
                        Accessible.role: Accessible.Graphic
                        anchors.centerIn: parent
                        height: width
                        objectName: "code"
                        smooth: false
                        source: "image://codes/" + encodeURIComponent(code.text)
                        width: implicitWidth * Math.floor(parent.width / implicitWidth) // modules of whole pixels
                    }
                }
                Words {
                    text: code.words
                    width: sides.beside ? code.innerWidth - page.codeSide - sides.columnSpacing : code.innerWidth
                }
            }
        }
    }
}
