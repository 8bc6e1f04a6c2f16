import QtQuick
import kiosk.viewmodels

// Prints something, where the room has a printer; not while a sheet is on its way.
TouchButton {
    property bool available: true
    required property Printing printing

    iconName: "printer"
    objectName: "print"
    text: qsTr("Print it")
    visible: available && printing.isSetUp && printing.canPrint
}
