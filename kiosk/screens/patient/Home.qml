import QtQuick
import kiosk.viewmodels
import kiosk.screens.parts

// The first screen: a greeting and the doors.
ScrollPage {
    id: home

    required property Room room
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

        readonly property real doorHeight: home.wide ? shared : (shared - spacing) / 2
        readonly property real doorWidth: home.wide ? (width - spacing) / 2 : width
        readonly property real shared: home.height - greeting.height - promise.height - 2 * home.spacing - 2 * home.edge

        columns: home.wide ? 2 : 1
        spacing: Theme.gap
        width: parent.width

        PictureCard {
            detail: home.room.listings > 1 ? qsTr("%1 services and groups").arg(home.room.listings) : qsTr("Services and groups")
            height: Math.max(implicitHeight, Math.floor(doors.doorHeight))
            objectName: "findSupport"
            picture: "door-support"
            text: qsTr("Find support")
            width: Math.floor(doors.doorWidth)

            onClicked: home.navigation.openTopics()
        }
        PictureCard {
            detail: qsTr("7 things you can ask for")
            height: Math.max(implicitHeight, Math.floor(doors.doorHeight))
            objectName: "goodCare"
            picture: "door-principles"
            text: qsTr("What good care is")
            width: Math.floor(doors.doorWidth)

            onClicked: home.navigation.openPrinciples()
        }
    }
    Words {
        id: promise

        color: Theme.quietInk
        text: qsTr("We do not keep your words or your list.")
        width: parent.width
    }
}
