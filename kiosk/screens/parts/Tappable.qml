import QtQuick
import QtQuick.Templates as T

// Whatever acts when it is touched: on release, when the touch began and ended in it; by Enter and
// Space as well. A touch does not leave a focus ring behind, a Tab does.
T.AbstractButton {
    id: tappable

    property color colour: Theme.card
    property color outlineColour: Theme.line
    property color pressedColour: Theme.sand
    property real radius: Theme.radius

    Accessible.name: text
    Accessible.role: Accessible.Button
    focusPolicy: Qt.TabFocus
    implicitHeight: Math.max(Theme.target, implicitContentHeight + topPadding + bottomPadding)
    implicitWidth: Math.max(Theme.target, implicitContentWidth + leftPadding + rightPadding)

    background: Rectangle {
        border.color: tappable.outlineColour
        border.width: tappable.down ? 2 * Theme.outline : Theme.outline
        color: tappable.down ? tappable.pressedColour : tappable.colour
        objectName: "face"
        radius: tappable.radius

        FocusRing {
            objectName: "focusRing"
            radius: tappable.radius
            visible: tappable.activeFocus
        }
    }

    Keys.onEnterPressed: tappable.click()
    Keys.onReturnPressed: tappable.click()
}
