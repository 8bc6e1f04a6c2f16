import QtQuick

// Equal cards in rows. As many columns as the widest word allows, at most `mostColumns`; where
// `availableHeight` is larger than the cards need, they share it.
Grid {
    id: grid

    property real availableHeight: 0
    readonly property real cardHeight: Math.max(sharedHeight, ...Array.from(children).map(card => card.implicitHeight))
    readonly property real cardWidth: Math.floor((width - (columns - 1) * spacing) / columns)
    property int count: 0
    readonly property int lines: Math.ceil(count / columns)
    property int mostColumns: 3
    property real narrowest: Theme.body * 8.2
    readonly property real sharedHeight: Math.floor((availableHeight - (lines - 1) * spacing) / Math.max(1, lines))

    columns: Math.max(1, Math.min(mostColumns, Math.floor((width + spacing) / (narrowest + spacing))))
    spacing: Theme.gap
}
