import QtQuick

Words {
    Accessible.role: Accessible.Heading
    color: Theme.deepTeal
    font.pixelSize: Theme.title
    font.weight: Font.ExtraBold
    lineHeight: 1.05
}
