"""Small screens for the walker's own tests: one without a fault, and one with each."""

SCREEN = """
import QtQuick
import QtQuick.Templates as T

Window {
    id: window

    component Words: Text {
        color: "black"
        font.family: "Atkinson Hyperlegible Next"
        font.pixelSize: 20
        horizontalAlignment: Text.AlignLeft
        textFormat: Text.PlainText
        wrapMode: Text.Wrap
    }
    component Button: T.AbstractButton {
        id: button

        property bool ringed: true

        Accessible.name: text
        Accessible.role: Accessible.Button
        focusPolicy: Qt.TabFocus
        height: 44
        objectName: text
        width: 120

        background: Rectangle {
            border.color: button.activeFocus && button.ringed ? "black" : "white"
            border.width: 4
            color: "white"
        }
        contentItem: Words { text: button.text }
    }

    color: "white"
    height: 400
    visible: true
    width: 600

    Item {
        LayoutMirroring.childrenInherit: true
        LayoutMirroring.enabled: Application.layoutDirection === Qt.RightToLeft
        anchors.fill: parent
        objectName: "whole"

        BODY
    }
}
"""

CLEAN = """
Column {
    spacing: 20
    Words { text: "Support"; width: 300 }
    Words { text: "Words that need more than the one line that is here"; width: 300 }
    Button { text: "One" }
    Button { text: "Two" }
}
"""

SCROLLED = """
Flickable {
    clip: true; contentHeight: 1200; contentWidth: width; height: 300; width: 500
    Words { y: 20; text: "Up here"; width: 300 }
    Words { y: 1150; text: "Down there"; width: 300; COLOUR }
}
"""

PICTURE = """
Image { id: scene; source: "file:PATH"; width: 300; height: 100 }
Words { text: "On a picture"; width: 300; y: 10 }
"""

FAULTS = {
    "truncated": (
        "Words { text: 'Much too long for this'; width: 60; maximumLineCount: 1 }",
        "is cut short",
    ),
    "elided": ("Words { text: 'Short'; width: 300; elide: Text.ElideRight }", "may be elided"),
    "wider than itself": (
        "Words { text: 'Unbreakable'; width: 40; wrapMode: Text.NoWrap }",
        "wider than its item",
    ),
    "higher than itself": (
        "Words { text: 'Two lines of it'; width: 80; height: 24 }",
        "higher than its item",
    ),
    "lines that touch": (
        "Words { text: 'Two jolly lines'; width: 80; lineHeight: 0.6 }",
        "lines 15 px apart",
    ),
    "outside its parent": (
        "Item { width: 300; height: 40; Words { text: 'Low'; y: 30 } }",
        "outside Item",
    ),
    "outside a box further up": (
        (
            "Rectangle { objectName: 'box'; width: 200; height: 40; border.color: 'silver'\n"
            "Column { y: 30; Words { text: 'Low' } } }"
        ),
        "outside box",
    ),
    "outside the window": ("Words { text: 'At the side'; x: 560 }", "outside whole"),
    "past the end of what scrolls": (SCROLLED.replace("1150", "1190"), "outside"),
    "overlapping": (
        "Words { text: 'One of them' }\nWords { text: 'The other'; x: 30; y: 8 }",
        "overlap by",
    ),
    "covered in part": (
        (
            "Words { text: 'Half of this' }\n"
            "Rectangle { objectName: 'lid'; width: 40; height: 40; color: 'gold' }"
        ),
        "covered in part by lid",
    ),
    "too small": ("Words { text: 'Small'; font.pixelSize: 14 }", "capitals of 4.7 mm"),
    "small by scale": ("Words { text: 'Small'; scale: 0.7 }", "has capitals of"),
    "shrunk to fit": (
        (
            "Words { text: 'Shrunk to its place'; width: 80; height: 26; wrapMode: Text.NoWrap\n"
            "fontSizeMode: Text.Fit; minimumPixelSize: 4 }"
        ),
        "has capitals of",
    ),
    "faint colour": ("Words { text: 'Faint'; color: '#777777' }", "has a contrast of 4.4"),
    "faint by alpha": ("Words { text: 'Faint'; color: '#80000000' }", "has a contrast of"),
    "faint by opacity": (
        "Item { opacity: 0.5; width: 90; height: 40; Words { text: 'Faint' } }",
        "has a contrast of",
    ),
    "faint by its own opacity": ("Words { text: 'Faint'; opacity: 0.5 }", "has a contrast of"),
    "faint where it is scrolled to": (
        SCROLLED.replace("COLOUR", "color: '#999999'"),
        "“Down there” (in whole) has a contrast of 2.8",
    ),
    "faint entry": (
        "TextInput { text: 'Typed'; color: '#999999'; font.pixelSize: 20 }",
        "has a contrast of 2.8",
    ),
    "markup": ("Words { text: 'A <b>word</b>'; textFormat: Text.AutoText }", "not Text.PlainText"),
    "low target": ("Button { text: 'Go'; height: 38 }", "Go “Go” is 19.0 mm high"),
    "narrow target": ("Button { text: 'Go'; width: 38 }", "Go “Go” is 19.0 mm wide"),
    "targets too close": (
        "Column { spacing: 10; Button { text: 'One' } Button { text: 'Two' } }",
        "are 5.0 mm apart",
    ),
    "target cut at the edge of what scrolls": (
        (
            "Flickable { clip: true; width: 300; height: 300; contentHeight: 900\n"
            "Button { text: 'Long'; height: 880 } }\nButton { text: 'More'; y: 310 }"
        ),
        "are 5.0 mm apart",
    ),
    "never in view": (
        "Item { clip: true; width: 50; height: 0; Words { text: 'Folded away' } }",
        "is never in view",
    ),
    "no accessible name": ("Button { text: 'Go'; Accessible.name: '' }", "no accessible name"),
    "no sensible role": (
        "Button { text: 'Go'; Accessible.role: Accessible.StaticText }",
        "accessible role StaticText",
    ),
    "touch area": (
        "MouseArea { objectName: 'patch'; width: 60; height: 60; onClicked: x = 1 }",
        "patch answers a touch but is no control",
    ),
    "touch handler": (
        "Item { objectName: 'patch'; width: 60; height: 60; TapHandler {} }",
        "patch answers a touch but is no control",
    ),
    "not reached by Tab": ("Button { text: 'Go'; focusPolicy: Qt.NoFocus }", "Tab never comes to"),
    "Tab at no control": (
        "Item { objectName: 'patch'; width: 60; height: 60; activeFocusOnTab: true }",
        "Tab stops at patch, which is no control",
    ),
    "Tab upwards": (
        "Button { text: 'One'; y: 100 }\nButton { text: 'Two' }",
        "Tab goes from One “One” back to Two",
    ),
    "Tab back in a row": (
        "Button { text: 'One'; x: 200 }\nButton { text: 'Two' }",
        "Tab goes from One “One” back to Two",
    ),
    "no visible focus": ("Button { text: 'Go'; ringed: false }", "does not show that it has"),
    "faint focus": (
        (
            "Button { text: 'Go'; background: Rectangle {\n"
            "border.color: parent.activeFocus ? '#cccccc' : 'white'; border.width: 4 } }"
        ),
        "does not show that it has",
    ),
    "focus cut at a side": (
        (
            "Item { clip: true; width: 118; height: 60; Button { text: 'Go'; x: 2\n"
            "background: Item { Rectangle { visible: parent.parent.activeFocus\n"
            "color: 'black'; height: 4; width: 118 } } } }"
        ),
        "does not show its focus at its",
    ),
}
"""What is wrong, as QML, and what the walker is to say of it."""
