import QtQuick
import kiosk.viewmodels
import kiosk.screens.parts

// What an untouched Home becomes: the film, as wide as the page, with captions to be read from
// across the room. The rail stays at its place with the two cards of help and the invitation, so
// that nothing lies on the film but its captions and whoever comes near finds help where it always
// is. Any key ends it, and so does any touch: see Main.
FocusScope {
    id: page

    required property AttractLoop attract
    required property FilmPage film
    required property FilmPlayback playback
    readonly property string said: film.missing ? attract.words : film.words
    readonly property bool tall: height > frame.height * 1.6

    Accessible.name: film.title
    Accessible.role: Accessible.Pane
    focus: true
    objectName: "attract"

    Keys.onPressed: event => {
        event.accepted = true;
        page.attract.end();
    }

    FilmFrame {
        id: frame

        height: Math.round(width * 9 / 16)
        playback: page.playback
        poster: page.film.missing && page.attract.picture !== "" ? page.attract.picture : page.film.poster
        width: Math.min(parent.width, Math.round(parent.height * 16 / 9))
        x: Math.round((parent.width - width) / 2)
        y: page.tall ? Math.round((parent.height - height) / 3) : 0
    }
    // Under the film where there is room, else over its lower part, and always at the same height.
    Captions {
        id: captions

        letters: Theme.captionsFromAfar
        room: page.width
        text: page.said
        x: Math.round((parent.width - width) / 2)
        y: page.tall ? frame.y + frame.height + Theme.gap : page.height - height
    }
}
