import QtQuick
import kiosk.viewmodels
import kiosk.screens.parts

// The film without movement. Opens in its place for those who chose less motion.
ScrollPage {
    id: page

    required property FilmPage film

    Title {
        text: page.film.title
        width: parent.width
    }
    Flow {
        spacing: Theme.gap
        width: parent.width

        TouchButton {
            iconName: "player-play"
            kind: TouchButton.Primary
            objectName: "playFilm"
            text: qsTr("Play the film")
            visible: !page.film.missing

            onClicked: page.navigation.playFilm()
        }
        TouchButton {
            iconName: "file-text"
            objectName: "filmWords"
            text: qsTr("All words")

            onClicked: page.navigation.openFilmWords()
        }
    }
    StillList {
        stills: page.film.stills
        width: parent.width
    }
    EmergencyNote {
        navigation: page.navigation
        width: parent.width
    }
}
