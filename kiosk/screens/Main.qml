pragma ComponentBehavior: Bound

import QtQuick
import kiosk.viewmodels
import kiosk.screens.parts
import kiosk.screens.patient

// The whole kiosk: one page at a time, and around it what is always there.
Window {
    id: main

    required property AboutPage about
    required property AttractLoop attract
    required property Corrections corrections
    required property Display display
    required property EmergencyPage emergency
    required property FilmPage film
    required property HelpPage help
    required property IdleClock idle
    readonly property bool landscape: width > height
    required property ListingPage listing
    required property MyList myList
    required property Navigation navigation
    readonly property Component page: {
        switch (navigation.screen) {
        case "topics":
            return topicsPage;
        case "results":
            return resultsPage;
        case "filters":
            return filtersPage;
        case "searchFilters":
            return searchFiltersPage;
        case "myList":
            return myListPage;
        case "takeHome":
            return takeHomePage;
        case "search":
            return searchPage;
        case "listing":
            return listingPage;
        case "principles":
            return principlesPage;
        case "principle":
            return principlePage;
        case "staffLens":
            return staffLensPage;
        case "about":
            return aboutPage;
        case "film":
            return filmPage;
        case "filmStills":
            return filmStillsPage;
        case "filmWords":
            return filmWordsPage;
        case "help":
            return helpPage;
        case "emergency":
            return emergencyPage;
        case "home":
            return homePage;
        default:
            return staffPages; // they have names of their own
        }
    }
    required property FilmPlayback playback
    required property Preferences preferences
    required property PrinciplePage principle
    required property PrincipleRows principles
    required property Printing printing
    required property ResultsPage results
    required property Room room
    required property SearchPage search
    required property Staff staff
    required property StaffLensPage staffLens
    required property TakeHome takeHome
    required property TopicRows topics

    color: Theme.paper
    height: 720
    objectName: "main"
    title: room.name
    width: 1280

    Component.onCompleted: display.fit(width, height)
    onHeightChanged: display.fit(width, height)
    onWidthChanged: display.fit(width, height)

    Binding {
        property: "pixelsPerMillimetre"
        target: Theme
        value: main.display.pixelsPerMillimetre
    }
    Binding {
        property: "capitalRatio"
        target: Theme
        value: main.display.capitalRatio
    }
    Binding {
        property: "textSize"
        target: Theme
        value: main.preferences.textSize
    }
    Binding {
        property: "highContrast"
        target: Theme
        value: main.preferences.highContrast
    }
    Binding {
        property: "lessMovement"
        target: Theme
        value: main.preferences.lessMovement
    }
    Binding {
        property: "family"
        target: Theme
        value: main.room.family
    }
    Binding {
        property: "siteColours"
        target: Theme
        value: main.room.colours
    }
    Item {
        id: whole

        readonly property bool mirrored: Application.layoutDirection === Qt.RightToLeft
        readonly property real signHeight: sign.visible ? sign.height + Theme.gap : 0

        LayoutMirroring.childrenInherit: true
        LayoutMirroring.enabled: mirrored
        anchors.fill: parent

        Keys.onEscapePressed: main.navigation.back()

        // Whatever touches the screen anywhere ends the loop, when it lets go: by then nothing can
        // be pressed by it that the loop hid. It sees every touch and takes none, so that
        // *Need help now?* works at once.
        PointHandler {
            enabled: main.attract.showing

            onActiveChanged: {
                if (!active)
                    main.attract.end();
            }
        }
        TrialSign {
            id: sign

            height: implicitHeight
            visible: main.room.trial && !main.landscape
            width: parent.width - 2 * Theme.gap
            x: Theme.gap
            y: Theme.gap
        }
        FocusScope {
            id: pageArea

            focus: true
            height: parent.height - y - Theme.gap - (main.landscape ? 0 : rail.height)
            width: parent.width - 2 * Theme.gap - (main.landscape ? rail.width : 0)
            x: Theme.gap + (main.landscape && whole.mirrored ? rail.width : 0)
            y: Theme.gap + whole.signHeight

            Loader {
                id: loader

                // A page of its own for every visit: the next principle begins at its top.
                function renew() {
                    sourceComponent = null;
                    sourceComponent = main.page;
                }

                anchors.fill: parent
                focus: true
                visible: !question.visible && !main.attract.showing

                Component.onCompleted: renew()
            }
            StillThere {
                id: question

                anchors.fill: parent
                clock: main.idle
                staff: main.staff

                onVisibleChanged: visible ? takeFocus() : loader.forceActiveFocus(Qt.OtherFocusReason)
            }
            Loader {
                id: loop

                active: main.attract.showing
                anchors.fill: parent
                sourceComponent: attractLoop

                onLoaded: forceActiveFocus(Qt.OtherFocusReason)
            }
        }
        Rectangle {
            id: rail

            readonly property int margin: Math.round(Theme.mm(main.landscape ? 2.5 : 5))

            color: Theme.card
            height: main.landscape ? parent.height : chrome.implicitHeight + 2 * margin
            width: main.landscape ? chrome.implicitWidth + 2 * Theme.gap : parent.width
            x: main.landscape && !whole.mirrored ? parent.width - width : 0
            y: parent.height - height

            Rectangle {
                color: Theme.line
                height: main.landscape ? parent.height : Theme.outline
                width: main.landscape ? Theme.outline : parent.width
                x: main.landscape && whole.mirrored ? parent.width - width : 0
            }
            Chrome {
                id: chrome

                attracting: main.attract.showing
                landscape: main.landscape
                myList: main.myList
                navigation: main.navigation
                preferences: main.preferences
                room: main.room
                staff: main.staff

                anchors {
                    bottomMargin: rail.margin
                    fill: parent
                    leftMargin: Theme.gap
                    rightMargin: Theme.gap
                    topMargin: main.landscape ? Theme.gap : rail.margin
                }
            }
        }
    }
    Connections {
        function onChanged() {
            loader.renew();
            pageArea.forceActiveFocus(Qt.OtherFocusReason);
        }

        target: main.navigation
    }
    Component {
        id: homePage

        Home {
            navigation: main.navigation
            room: main.room
            showsFilm: !main.film.stopped
        }
    }
    Component {
        id: topicsPage

        Topics {
            navigation: main.navigation
            topics: main.topics
        }
    }
    Component {
        id: resultsPage

        Results {
            help: main.help
            myList: main.myList
            navigation: main.navigation
            results: main.results
        }
    }
    Component {
        id: searchPage

        Search {
            help: main.help
            myList: main.myList
            navigation: main.navigation
            search: main.search
        }
    }
    Component {
        id: listingPage

        ListingDetail {
            corrections: main.corrections
            listing: main.listing
            myList: main.myList
            navigation: main.navigation
            printing: main.printing
        }
    }
    Component {
        id: filtersPage

        Filters {
            found: main.results.found
            navigation: main.navigation
        }
    }
    Component {
        id: searchFiltersPage

        Filters {
            found: main.search.results
            navigation: main.navigation
        }
    }
    Component {
        id: myListPage

        MyListPage {
            myList: main.myList
            navigation: main.navigation
            printing: main.printing
        }
    }
    Component {
        id: takeHomePage

        TakeHomePage {
            navigation: main.navigation
            printing: main.printing
            takeHome: main.takeHome
        }
    }
    Component {
        id: principlesPage

        PrinciplesOverview {
            navigation: main.navigation
            principles: main.principles
        }
    }
    Component {
        id: principlePage

        PrincipleDetail {
            navigation: main.navigation
            principle: main.principle
        }
    }
    Component {
        id: staffLensPage

        StaffLens {
            navigation: main.navigation
            staffLens: main.staffLens
        }
    }
    Component {
        id: aboutPage

        About {
            about: main.about
            navigation: main.navigation
        }
    }
    Component {
        id: attractLoop

        Attract {
            attract: main.attract
            film: main.film
            playback: main.playback
        }
    }
    Component {
        id: filmPage

        Film {
            film: main.film
            navigation: main.navigation
            playback: main.playback
        }
    }
    Component {
        id: filmStillsPage

        FilmStills {
            film: main.film
            navigation: main.navigation
        }
    }
    Component {
        id: filmWordsPage

        FilmWords {
            film: main.film
            navigation: main.navigation
        }
    }
    Component {
        id: helpPage

        HelpNow {
            help: main.help
            navigation: main.navigation
        }
    }
    Component {
        id: emergencyPage

        BackPainEmergency {
            emergency: main.emergency
            navigation: main.navigation
        }
    }
    Component {
        id: staffPages

        // By its address, so that nothing of it is read before somebody opens the door.
        Loader {
            focus: true

            Component.onCompleted: setSource(Qt.resolvedUrl("volunteer/StaffPages.qml"), {
                area: main.staff.area,
                navigation: main.navigation,
                staff: main.staff
            })
        }
    }
}
