import QtQuick

Words {
    Accessible.role: Accessible.Heading
    font.pixelSize: Theme.heading
    font.weight: Font.Bold
}
