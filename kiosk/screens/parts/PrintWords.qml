import QtQuick
import kiosk.viewmodels

// What becomes of a sheet that somebody asked for.
Words {
    required property Printing printing

    Accessible.name: text
    Accessible.role: Accessible.AlertMessage
    font.weight: Font.Bold
    objectName: "printWords"
    text: printing.words
    visible: text !== ""
}
