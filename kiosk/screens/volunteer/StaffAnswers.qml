pragma ComponentBehavior: Bound

import QtQuick
import kiosk.viewmodels
import kiosk.viewmodels.volunteer
import kiosk.screens.parts

// What came of a call sheet, row after row: by touch, or with one key each. The keys are for the row
// that is marked, wherever on the page the focus is.
FocusScope {
    id: page

    required property AnswersPage answers
    property bool following: false // the marked row is to be in view; at first the page's top is
    required property Navigation navigation

    // What a key says of the row that is marked; empty where it says nothing.
    function answerOf(key: int): string {
        switch (key) {
        case Qt.Key_1:
        case Qt.Key_R:
            return "right";
        case Qt.Key_2:
        case Qt.Key_C:
            return "corrected";
        case Qt.Key_3:
        case Qt.Key_N:
            return "no_answer";
        case Qt.Key_4:
        case Qt.Key_X:
            return "closed";
        default:
            return "";
        }
    }
    function follow(on: bool) {
        page.following = on;
        if (on)
            soon.start();
    }
    function showCurrent() {
        const card = cards.itemAt(page.answers.current);
        if (card)
            scrolled.reveal(card);
    }

    focus: true

    Component.onCompleted: page.follow(page.answers.current > 0)
    Keys.onPressed: event => {
        const here = page.answers.current;
        const answer = page.answerOf(event.key);
        if (event.isAutoRepeat) {
            event.accepted = false;
        } else if (answer !== "") {
            page.follow(true);
            page.answers.answer(here, answer); // last: it may open the form
        } else if (event.key === Qt.Key_U) {
            page.follow(true);
            page.answers.takeBack(here);
        } else if (event.key === Qt.Key_Return || event.key === Qt.Key_Enter) {
            page.answers.stand(here + 1);
        } else if (event.key === Qt.Key_Backspace) {
            page.answers.stand(here - 1);
        } else {
            event.accepted = false;
        }
    }

    Connections {
        function onStood() {
            page.follow(true);
        }

        target: page.answers
    }
    // The line that says what was saved takes some room from the page.
    Connections {
        function onHeightChanged() {
            page.follow(page.following);
        }

        target: scrolled.viewport
    }
    Timer {
        id: soon

        interval: 0 // once all is laid out

        onTriggered: page.showCurrent()
    }
    ScrollPage {
        id: scrolled

        anchors.fill: parent
        focus: true
        navigation: page.navigation

        onNearEnd: page.answers.more()

        Title {
            text: page.answers.title
            width: parent.width
        }
        Words {
            objectName: "entered"
            text: qsTr("%1 of %2 entered").arg(page.answers.entered).arg(page.answers.of)
            width: parent.width
        }
        Flow {
            id: ways

            spacing: Theme.gap
            width: parent.width

            Repeater {
                model: page.answers.ways

                TouchButton {
                    required property bool chosen
                    required property string method
                    required property string words

                    Accessible.checkable: true
                    Accessible.checked: chosen
                    iconName: chosen ? "check" : ""
                    kind: chosen ? TouchButton.Primary : TouchButton.Quiet
                    objectName: `how-${method}`
                    text: words
                    width: Math.min(implicitWidth, ways.width)

                    onClicked: page.answers.choose(method)
                }
            }
        }
        Flow { // the words last: they grow with the day, and move neither button
            id: days

            spacing: Theme.gap
            visible: page.answers.asksDay
            width: parent.width

            TouchButton {
                enabled: page.answers.canBeEarlier
                objectName: "dayEarlier"
                opacity: enabled ? 1 : 0
                text: qsTr("One day earlier")

                onClicked: page.answers.turnDay(-1)
            }
            TouchButton {
                objectName: "dayLater"
                text: qsTr("One day later")
                visible: page.answers.canBeLater

                onClicked: page.answers.turnDay(1)
            }
            Item {
                height: Math.max(Theme.target, dayWords.implicitHeight)
                width: Math.min(dayWords.implicitWidth, days.width)

                Words {
                    id: dayWords

                    anchors.verticalCenter: parent.verticalCenter
                    objectName: "dayWords"
                    text: page.answers.dayWords
                    width: parent.width
                }
            }
        }
        Words {
            text: qsTr("With a keyboard: R right, C corrected, N no answer, X closed. Or 1, 2, 3, 4. Enter goes on, Backspace goes back, U takes back.")
            width: parent.width
        }
        Repeater {
            id: cards

            model: page.answers.rows

            AnswerCard {
                id: card

                required property int index

                current: card.index === page.answers.current
                objectName: "answer"
                width: parent?.width ?? 0

                onAnswered: outcome => page.answers.answer(card.index, outcome)
                onEntered: page.answers.stand(card.index)
                onHidden: scrolled.holdFocus()
                onTakenBack: page.answers.takeBack(card.index)
            }
        }
        TouchButton {
            anchors.left: parent?.left // a column does not mirror
            kind: TouchButton.Primary
            objectName: "answersDone"
            text: qsTr("Done")

            onClicked: page.navigation.back()
        }
    }
}
