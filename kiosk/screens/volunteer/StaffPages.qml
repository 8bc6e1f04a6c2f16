pragma ComponentBehavior: Bound

import QtQuick
import kiosk.viewmodels
import kiosk.viewmodels.volunteer
import kiosk.screens.parts

// The volunteers' pages, by their names; Main.qml loads this when somebody opens the door. Above a
// page stands who is signed in, below it what came of the last act.
//
// A page more: a file beside this one (named in qmldir), a component and a case here, and what the
// head of kiosk/volunteer_area.py says. A page is a ScrollPage with `navigation` and its view model,
// a typed property of `area`; it calls slots of that view model, and opens others by
// `navigation.openStaff("staffName", argument)`.
FocusScope {
    id: pages

    required property VolunteerArea area
    required property Navigation navigation
    readonly property Component page: {
        switch (navigation.screen) {
        case "staffDoor":
            return doorPage;
        case "staffPin":
            return pinPage;
        case "staffCalls":
            return callsPage;
        case "staffAnswers":
            return answersPage;
        case "staffPractice":
            return practicePage;
        case "staffEdit":
            return editPage;
        case "staffListings":
            return listingsPage;
        case "staffListing":
            return listingPage;
        case "staffTakeAway":
            return takeAwayPage;
        case "staffHistory":
            return historyPage;
        case "staffBackups":
            return backupsPage;
        case "staffStick":
            return stickPage;
        case "staffGoLive":
            return goLivePage;
        case "staffSign":
            return signPage;
        case "staffTeam":
            return teamPage;
        case "staffPerson":
            return personPage;
        case "staffAddPerson":
            return addPersonPage;
        case "staffHelpNumbers":
            return helpNumbersPage;
        case "staffWords":
            return wordsPage;
        case "staffSubject":
            return subjectPage;
        case "staffWord":
            return wordPage;
        default:
            return todayPage;
        }
    }
    required property Staff staff
    readonly property bool typing: InputMethod.visible && (Window.activeFocusItem as TextInput !== null || Window.activeFocusItem as TextEdit !== null)

    focus: true

    // As in Main: a page of its own for every visit, but for what is said while all is taken down.
    Component.onCompleted: loader.sourceComponent = pages.page

    StaffBar {
        id: bar

        staff: pages.staff
        visible: pages.staff.isOpen && pages.navigation.screen !== "staffPin"

        anchors {
            left: parent.left
            right: parent.right
            top: parent.top
        }
    }
    Loader {
        id: loader

        focus: true

        anchors {
            bottom: line.visible ? line.top : practice.visible ? practice.top : parent.bottom
            bottomMargin: line.visible || practice.visible ? Theme.gap : 0
            left: parent.left
            right: parent.right
            top: bar.visible ? bar.bottom : parent.top
            topMargin: bar.visible ? Theme.gap : 0
        }
    }
    SavedLine {
        id: line

        desk: pages.area.desk
        visible: desk.line !== "" && (desk.isTrouble || !pages.typing) // the keys have its place

        anchors {
            bottom: practice.visible ? practice.top : parent.bottom
            bottomMargin: practice.visible ? Theme.gap : 0
            left: parent.left
            right: parent.right
        }
    }
    PracticeBar {
        id: practice

        // Where there is little room, a touch unfolds them.
        open: pages.height > Theme.body * (pages.navigation.screen === "staffEdit" ? 34 : 20)
        tour: pages.area.tour
        visible: pages.staff.isPractice && !pages.typing // the keys have its place

        anchors {
            bottom: parent.bottom
            left: parent.left
            right: parent.right
        }
    }
    Component {
        id: doorPage

        StaffDoor {
            door: pages.area.door
            navigation: pages.navigation
        }
    }
    Component {
        id: callsPage

        StaffCalls {
            calls: pages.area.calls
            navigation: pages.navigation
        }
    }
    Component {
        id: answersPage

        StaffAnswers {
            answers: pages.area.answers
            navigation: pages.navigation
        }
    }
    Component {
        id: practicePage

        StaffPractice {
            navigation: pages.navigation
            practice: pages.area.practice
            staff: pages.staff
        }
    }
    Component {
        id: pinPage

        ChoosePin {
            navigation: pages.navigation
            ownPin: pages.area.ownPin
        }
    }
    Component {
        id: listingsPage

        StaffListings {
            listings: pages.area.listings
            navigation: pages.navigation
            staff: pages.staff
        }
    }
    Component {
        id: listingPage

        StaffListing {
            listing: pages.area.checking
            navigation: pages.navigation
        }
    }
    Component {
        id: takeAwayPage

        StaffTakeAway {
            navigation: pages.navigation
            takingAway: pages.area.takingAway
        }
    }
    Component {
        id: historyPage

        StaffHistory {
            history: pages.area.history
            navigation: pages.navigation
        }
    }
    Component {
        id: backupsPage

        StaffBackups {
            backups: pages.area.backups
            navigation: pages.navigation
        }
    }
    Component {
        id: stickPage

        StaffStick {
            navigation: pages.navigation
            stick: pages.area.stick
        }
    }
    Component {
        id: goLivePage

        StaffGoLive {
            goLive: pages.area.goLive
            navigation: pages.navigation
        }
    }
    Component {
        id: signPage

        StaffSign {
            navigation: pages.navigation
            sign: pages.area.sign
        }
    }
    Component {
        id: teamPage

        StaffTeam {
            navigation: pages.navigation
            team: pages.area.team
        }
    }
    Component {
        id: personPage

        StaffPerson {
            navigation: pages.navigation
            person: pages.area.person
        }
    }
    Component {
        id: addPersonPage

        StaffAddPerson {
            adding: pages.area.addPerson
            navigation: pages.navigation
        }
    }
    Component {
        id: helpNumbersPage

        StaffHelpNumbers {
            helpNumbers: pages.area.helpNumbers
            navigation: pages.navigation
        }
    }
    Component {
        id: wordsPage

        StaffWords {
            navigation: pages.navigation
            words: pages.area.words
        }
    }
    Component {
        id: subjectPage

        StaffSubject {
            navigation: pages.navigation
            subject: pages.area.subject
        }
    }
    Component {
        id: wordPage

        StaffWord {
            navigation: pages.navigation
            word: pages.area.word
        }
    }
    Component {
        id: todayPage

        Today {
            filmStop: pages.area.filmStop
            navigation: pages.navigation
            staff: pages.staff
            today: pages.area.today
        }
    }
    Component {
        id: editPage

        Edit {
            edit: pages.area.edit
            navigation: pages.navigation
        }
    }
}
