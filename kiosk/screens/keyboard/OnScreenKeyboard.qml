import QtQuick
import QtQuick.VirtualKeyboard

// Qt's keyboard, as wide and as high as a page wants it; on its own it would choose its height.
InputPanel {
    id: panel

    Binding {
        property: "keyboardDesignWidth"
        target: panel.keyboard.style
        value: panel.width
    }
    Binding {
        property: "keyboardDesignHeight"
        target: panel.keyboard.style
        value: panel.height
    }
}
