import QtQuick

// Text as text: whatever a publisher wrote is shown, never read as markup.
Text {
    color: Theme.ink
    font.family: Theme.family
    font.pixelSize: Theme.body
    horizontalAlignment: Text.AlignLeft // said aloud, or mirroring does not turn it
    textFormat: Text.PlainText
    wrapMode: Text.Wrap
}
