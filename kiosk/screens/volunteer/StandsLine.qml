import QtQuick
import kiosk.screens.parts

// How a listing stands: a sign, a colour and words.
Item {
    id: line

    required property string kind
    readonly property string sign: ({
            "fresh": "circle-check",
            "amber": "clock",
            "red": "alert-triangle",
            "never": "help-circle",
            "draft": "file-text",
            "hidden": "x"
        })[kind] ?? "help-circle"
    required property string text

    implicitHeight: words.implicitHeight

    Icon {
        id: icon

        anchors.left: parent.left
        colour: words.color
        name: line.sign
        y: Math.round((Theme.body * 1.3 - height) / 2)
    }
    Words {
        id: words

        color: {
            switch (line.kind) {
            case "fresh":
                return Theme.leaf;
            case "amber":
                return Theme.amber;
            case "red":
            case "hidden":
                return Theme.clay;
            default:
                return Theme.quietInk;
            }
        }
        font.weight: Font.DemiBold
        objectName: "stands"
        text: line.text

        anchors {
            left: icon.right
            leftMargin: Theme.smallGap
            right: parent.right
        }
    }
}
