pragma Singleton

import QtQuick

// Colours, letters and distances. All lengths come from millimetres on the real screen; Main.qml
// sets the properties at the top from the view models.
QtObject {
    id: theme

    // What grows old, for staff; like clay no site may change it.
    readonly property color amber: highContrast ? "#FFE14D" : "#6B4500"
    readonly property color blush: pick("blush", "#F5DDD3", "#000000")
    readonly property int body: bodyAt(textSize)

    // Heights of a capital H: 7.3 mm is 0.7 degrees at an arm's length of 600 mm (EN 301 549).
    readonly property list<real> capitalMillimetres: [6, 7.3, 9]
    property real capitalRatio: 0.668

    // Captions are read from a step further back, from some steps, and from across a waiting room.
    readonly property list<real> captionMillimetres: [7.3, 9.5, 12]
    readonly property int captionsAcrossARoom: lettersOf(20)
    readonly property int captionsFromAfar: lettersOf(14)
    readonly property color card: pick("card", "#FFFFFF", "#000000")
    // Help has one colour, and no site may change it.
    readonly property color clay: highContrast ? "#FFFFFF" : "#8C2F1B"
    readonly property color deepTeal: pick("deep_teal", "#083F4A", "#FFE14D")
    property string family: "Atkinson Hyperlegible Next"
    readonly property int gap: Math.ceil(mm(8))
    readonly property int heading: Math.round(body * 1.19)
    property bool highContrast: false
    readonly property color ink: pick("ink", "#1F2D33", "#FFFFFF")
    // Between the keys of the keyboard, and only there: 2 mm and a pixel at most.
    readonly property int keyGap: 2 * Math.ceil(mm(1))
    readonly property color leaf: pick("leaf", "#1B5E3A", "#B6F5C6")
    property bool lessMovement: false
    readonly property color line: pick("line", "#D9CFBE", "#FFFFFF")
    readonly property int number: Math.round(body * 1.35)
    readonly property int outline: Math.max(2, Math.round(mm(0.75)))
    readonly property int padding: Math.round(mm(5))
    readonly property color paper: pick("paper", "#FBF7EF", "#000000")
    property real pixelsPerMillimetre: 4.03
    readonly property color pressedClay: highContrast ? "#E0E0E0" : "#6B2213"
    readonly property color quietInk: pick("quiet_ink", "#3F4E54", "#FFFFFF")
    readonly property int radius: Math.round(mm(7.5))
    readonly property int ring: Math.round(mm(1))
    readonly property color ringInner: highContrast ? "#000000" : "#FFD84D"
    readonly property color ringOuter: highContrast ? "#FFE14D" : "#1F2D33"
    readonly property color sage: pick("sage", "#DCE8DA", "#000000")
    readonly property color sand: pick("sand", "#F3E6D0", "#000000")
    property var siteColours: ({})
    readonly property color sky: pick("sky", "#D8E7EE", "#000000")
    readonly property int smallGap: Math.round(mm(2.5))
    readonly property int target: Math.ceil(mm(20))
    readonly property color teal: pick("teal", "#0B5563", "#FFE14D")
    property int textSize: 1
    readonly property int title: Math.round(body * 1.5)
    readonly property color wordsOnClay: highContrast ? "#4A0800" : "#FFFFFF"
    readonly property color wordsOnTeal: pick("card", "#FFFFFF", "#000000")

    function bodyAt(size: int): int {
        return theme.lettersOf(theme.capitalMillimetres[size]);
    }
    function captionAt(size: int): int {
        return theme.lettersOf(theme.captionMillimetres[size]);
    }
    function hex(colour: color): string {
        return colour.toString().slice(-6);
    }
    function lettersOf(capital: real): int {
        return Math.ceil(theme.mm(capital) / theme.capitalRatio);
    }
    function mm(millimetres: real): real {
        return millimetres * theme.pixelsPerMillimetre;
    }
    function pick(token: string, normal: color, contrast: color): color {
        return theme.highContrast ? contrast : theme.siteColours[token] ?? normal;
    }
}
