import QtQuick
import kiosk.viewmodels
import kiosk.screens.parts

// All that the film says, to be read at one's own pace.
ScrollPage {
    id: page

    required property FilmPage film

    spacing: Math.round(Theme.gap * 0.75)

    Title {
        text: page.film.title
        width: parent.width
    }
    Words {
        color: Theme.quietInk
        text: qsTr("All the words of the film")
        width: parent.width
    }
    StillList {
        pictured: false
        spacing: page.spacing
        stills: page.film.stills
        width: parent.width
    }
    EmergencyNote {
        navigation: page.navigation
        width: parent.width
    }
}
