import QtQuick

// A button with a word or a few, and an icon where there is room for one.
Tappable {
    id: button

    enum Kind {
        Quiet,
        Primary,
        Help,
        HelpOutline
    }

    property bool directional: false
    readonly property bool filled: kind === TouchButton.Primary || kind === TouchButton.Help
    property string iconName: ""
    property int kind: TouchButton.Quiet
    readonly property color wordColour: {
        if (down && !filled)
            return Theme.ink;
        switch (kind) {
        case TouchButton.Primary:
            return Theme.wordsOnTeal;
        case TouchButton.Help:
            return Theme.wordsOnClay;
        case TouchButton.HelpOutline:
            return Theme.clay;
        default:
            return Theme.ink;
        }
    }

    bottomPadding: Math.round(Theme.smallGap / 2)
    colour: kind === TouchButton.Primary ? Theme.teal : kind === TouchButton.Help ? Theme.clay : Theme.card
    leftPadding: Theme.padding
    outlineColour: {
        switch (button.kind) {
        case TouchButton.Help:
        case TouchButton.HelpOutline:
            return Theme.clay;
        case TouchButton.Primary:
            return Theme.teal;
        default:
            return Theme.ink;
        }
    }
    pressedColour: kind === TouchButton.Primary ? Theme.deepTeal : kind === TouchButton.Help ? Theme.pressedClay : Theme.sand
    radius: Math.min(height / 2, Theme.target / 2)
    rightPadding: Theme.padding
    topPadding: Math.round(Theme.smallGap / 2)

    contentItem: Item {
        implicitHeight: words.implicitHeight
        implicitWidth: words.implicitWidth + (picture.visible ? picture.width + Theme.smallGap : 0)

        Row {
            id: row

            anchors.centerIn: parent
            spacing: Theme.smallGap

            Icon {
                id: picture

                anchors.verticalCenter: parent.verticalCenter
                colour: button.wordColour
                directional: button.directional
                name: button.iconName
                visible: button.iconName !== ""
            }
            Words {
                id: words

                readonly property real room: button.availableWidth - (picture.visible ? picture.width + row.spacing : 0)

                anchors.verticalCenter: parent.verticalCenter
                color: button.wordColour
                font.weight: Font.DemiBold
                horizontalAlignment: picture.visible ? Text.AlignLeft : Text.AlignHCenter
                lineHeight: 0.8
                text: button.text
                width: Math.min(implicitWidth, Math.ceil(room))
            }
        }
    }
}
