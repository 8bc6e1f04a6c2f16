import QtQuick
import kiosk.viewmodels
import kiosk.screens.parts

// The first screen: a greeting and the doors.
ScrollPage {
    id: home

    required property Room room
    required property bool showsFilm
    readonly property bool wide: width > height

    spacing: Theme.gap

    Column {
        id: greeting

        spacing: Math.round(Theme.smallGap / 2)
        width: parent.width

        Row {
            spacing: Theme.padding
            width: parent.width

            Image {
                id: logo

                Accessible.ignored: true
                anchors.verticalCenter: parent.verticalCenter
                fillMode: Image.PreserveAspectFit
                height: Theme.target
                source: home.room.logo
                sourceSize.height: Theme.target
                visible: status === Image.Ready
                width: Math.min(implicitWidth, parent.width / 3)
            }
            Words {
                anchors.verticalCenter: parent.verticalCenter
                color: Theme.quietInk
                text: home.room.name
                width: parent.width - (logo.visible ? logo.width + parent.spacing : 0)
            }
        }
        Title {
            text: qsTr("Hello. What would help today?")
            width: parent.width
        }
    }
    Grid {
        id: doors

        readonly property real doorHeight: home.wide ? shared : (shared - (number - 1) * spacing) / number
        readonly property real doorWidth: home.wide ? (width - (number - 1) * spacing) / number : width
        readonly property real mostWords: Math.max(findSupport.wordsHeight, goodCare.wordsHeight, watchFilm.wordsHeight)
        readonly property int number: home.showsFilm ? 3 : 2
        readonly property real shared: home.height - greeting.height - search.height - foot.height - 3 * home.spacing - 2 * home.edge

        columns: home.wide ? number : 1
        spacing: home.spacing
        width: parent.width

        PictureCard {
            id: findSupport

            detail: home.room.listings > 1 ? qsTr("%1 services and groups").arg(home.room.listings) : qsTr("Services and groups")
            height: Math.max(implicitHeight, Math.floor(doors.doorHeight))
            leastWordsHeight: doors.mostWords
            objectName: "findSupport"
            picture: "door-support"
            sideways: !home.wide
            text: qsTr("Find support")
            width: Math.floor(doors.doorWidth)

            onClicked: home.navigation.openTopics()
        }
        PictureCard {
            id: goodCare

            detail: qsTr("7 things you can ask for")
            height: Math.max(implicitHeight, Math.floor(doors.doorHeight))
            leastWordsHeight: doors.mostWords
            objectName: "goodCare"
            picture: "door-principles"
            sideways: !home.wide
            text: qsTr("What good care is")
            width: Math.floor(doors.doorWidth)

            onClicked: home.navigation.openPrinciples()
        }
        PictureCard {
            id: watchFilm

            detail: qsTr("Pain and mood. 3 minutes")
            height: Math.max(implicitHeight, Math.floor(doors.doorHeight))
            leastWordsHeight: doors.mostWords
            objectName: "watchFilm"
            picture: "door-film"
            sideways: !home.wide
            text: qsTr("Watch the film")
            visible: home.showsFilm
            width: Math.floor(doors.doorWidth)

            onClicked: home.navigation.openFilm()
        }
    }
    SearchDoor {
        id: search

        navigation: home.navigation
        width: parent.width
    }
    Item {
        id: foot

        height: Math.max(about.height, promise.height)
        width: parent.width

        Words {
            id: promise

            anchors.left: parent.left
            anchors.verticalCenter: parent.verticalCenter
            color: Theme.quietInk
            text: qsTr("We do not keep your words or your list.")
            width: parent.width - about.width - Theme.gap
        }
        TouchButton {
            id: about

            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            iconName: "info-circle"
            objectName: "about"
            text: qsTr("About")

            onClicked: home.navigation.openAbout()
        }
    }
}
