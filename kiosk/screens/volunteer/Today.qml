pragma ComponentBehavior: Bound

import QtQuick
import kiosk.viewmodels
import kiosk.viewmodels.volunteer
import kiosk.screens.parts

// What a volunteer sees first: what wants to be done, and how the kiosk is.
ScrollPage {
    id: page

    required property FilmStop filmStop
    required property Staff staff
    required property TodayPage today

    Title {
        text: qsTr("Today, %1").arg(page.today.date)
        width: parent.width
    }
    StaffNote {
        isWell: page.today.isWell
        objectName: "health"
        text: page.today.health
        visible: text !== "" && !page.staff.isPractice // the copy has no film to stop, and no backups
        width: parent.width
    }
    StopFilm {
        filmStop: page.filmStop
        visible: !page.staff.isPractice
        width: parent.width
    }
    Repeater {
        model: page.today.news

        Panel {
            id: piece

            required property int number
            required property string words

            spacing: Theme.gap
            width: parent?.width ?? 0

            Words {
                objectName: "news"
                text: piece.words
                width: piece.innerWidth
            }
            TouchButton {
                anchors.left: parent?.left // a column does not mirror
                iconName: "check"
                objectName: "heard"
                text: qsTr("I have heard it")

                onClicked: page.today.hear(piece.number)
            }
        }
    }
    TodayPanel {
        navigation: page.navigation
        objectName: "numbers"
        rows: page.today.numbers
        title: qsTr("The numbers of Help now")
    }
    TodayPanel {
        detail: qsTr("A lead has changed this. Patients see it once somebody else has looked at it.")
        navigation: page.navigation
        objectName: "waiting"
        rows: page.today.waiting
        title: qsTr("For another person to look at")
    }
    Panel {
        objectName: "nothingDue"
        visible: page.today.dueCount === 0
        width: parent.width

        Words {
            text: qsTr("No listing has to be checked this week. Thank you.")
            width: parent.width
        }
    }
    TodayPanel {
        navigation: page.navigation
        objectName: "due"
        rows: page.today.due
        title: qsTr("To check this week: %1").arg(page.today.dueCount)
    }
    TouchButton {
        anchors.left: parent?.left // a column does not mirror
        kind: TouchButton.Primary
        objectName: "showAll"
        text: qsTr("Show all")
        visible: page.today.canShowAll

        onClicked: page.navigation.openStaff("staffListings", "")
    }
    TodayPanel {
        navigation: page.navigation
        objectName: "told"
        rows: page.today.told
        title: qsTr("Patients say this is wrong")
    }
    TodayPanel {
        navigation: page.navigation
        objectName: "drafts"
        rows: page.today.drafts
        title: qsTr("Not public yet")
    }
    TodayPanel {
        detail: qsTr("So often patients found nothing in the last 3 months.")
        navigation: page.navigation
        objectName: "wanted"
        rows: page.today.wanted
        title: qsTr("What patients could not find")
    }
    TodayPanel {
        detail: qsTr("What nobody checks is hidden from patients in the end.")
        navigation: page.navigation
        objectName: "oldTopics"
        rows: page.today.oldTopics
        title: qsTr("Topics that grow old")
    }
    TodayPanel {
        navigation: page.navigation
        objectName: "openPoints"
        rows: page.today.openPoints
        title: qsTr("For a lead")
    }
    Heading {
        text: qsTr("What else")
        visible: more.count > 0
        width: parent.width
    }
    Flow {
        spacing: Theme.gap
        visible: more.count > 0
        width: parent.width

        Repeater {
            id: more

            model: page.today.more

            TouchButton {
                id: door

                required property string argument
                required property string name
                required property string words

                objectName: `more-${name}`
                text: words
                width: Math.min(implicitWidth, parent?.width ?? 0)

                onClicked: page.navigation.openStaff(door.name, door.argument)
            }
        }
    }
}
