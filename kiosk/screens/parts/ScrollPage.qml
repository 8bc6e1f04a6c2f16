import QtQuick
import kiosk.viewmodels

// A page that may be longer than the screen: it can be drawn with a finger, moved with two large
// buttons or with the keys, and shows whatever has the focus.
FocusScope {
    id: page

    // Kept free at the end of the two buttons, for one of the page's own.
    property real barEnd: 0
    // Whether the two buttons are there when the page is longer; where there is no room for them,
    // a finger and the keys still move it.
    property bool barWanted: true
    readonly property alias barWidth: bar.width
    default property alias content: column.data
    readonly property real edge: 2 * Theme.ring

    // Where the page has an action of its own that matters more, the buttons step back.
    property int moreKind: TouchButton.Primary
    required property Navigation navigation
    readonly property bool overflows: barWanted && column.height > height - (barEnd > 0 ? Theme.target + Theme.gap : 0)
    // A page to look at beside another one: nothing in it can be touched, and where it was scrolled
    // to is nobody's way.
    property bool shownOnly: false
    property alias spacing: column.spacing

    // Where somebody who comes back had scrolled to, until they scroll on. The page reaches its
    // height only after its parts have been laid out.
    property real toRestore: 0
    property int turn: -1
    readonly property alias viewport: view

    // Where a list goes on further than it has been laid out, this asks for more of it.
    signal nearEnd

    function askForMore() {
        if (Math.max(view.contentY, page.toRestore) + 3 * view.height > view.contentHeight)
            page.nearEnd();
    }

    // For when what had the focus goes: the keys still scroll, and Tab begins at the page's top.
    function holdFocus() {
        view.forceActiveFocus(Qt.OtherFocusReason);
    }
    function moveTo(position: real) {
        page.toRestore = 0;
        glide.stop();
        view.contentY = Math.max(0, Math.min(position, view.contentHeight - view.height));
    }
    function note(position: real) {
        if (!page.shownOnly)
            page.navigation.remember(page.turn, position);
    }
    function restore() {
        if (page.toRestore > 0)
            view.contentY = Math.max(0, Math.min(page.toRestore, view.contentHeight - view.height));
    }
    function reveal(item: Item) {
        let above = item;
        while (above && above !== column)
            above = above.parent;
        if (!above)
            return;
        page.toRestore = 0;
        const top = item.mapToItem(column, 0, 0).y;
        if (top - page.edge < view.contentY)
            view.contentY = Math.max(0, top - page.edge);
        else if (top + item.height + page.edge > view.contentY + view.height)
            view.contentY = Math.max(0, Math.min(top - page.edge, top + item.height + page.edge - view.height));
    }
    // As much of an item as fits: all of it; or `part` and what is below that; or at least that spot
    // of the part, and what is below it.
    function revealFrom(item: Item, part: Item, spot: rect) {
        page.reveal(item);
        const room = view.height - 2 * page.edge;
        if (item.height <= room)
            return;
        const foot = item.mapToItem(column, 0, item.height).y;
        const starts = [part.mapToItem(column, 0, 0).y, part.mapToItem(column, 0, spot.y).y];
        const start = starts.find(y => foot - y <= room) ?? starts[1];
        page.moveTo(Math.min(start, foot - room) - page.edge);
    }
    function scrollBy(pages: real) {
        page.toRestore = 0;
        const lowest = Math.max(0, view.contentHeight - view.height);
        const step = Math.max(Theme.target, view.height - 2 * Theme.body);
        glide.to = Math.max(0, Math.min(lowest, view.contentY + pages * step));
        glide.restart();
        page.note(glide.to);
    }
    function scrollTo(item: Item) {
        page.moveTo(item.mapToItem(column, 0, 0).y - page.edge);
    }
    function scrollToTop() {
        page.toRestore = 0;
        glide.stop();
        view.contentY = 0;
    }

    Accessible.role: Accessible.Pane
    focus: true // the keys that scroll work before anything has been tabbed to

    Component.onCompleted: {
        page.turn = navigation.turn;
        page.toRestore = page.shownOnly ? 0 : navigation.position;
        restore();
    }
    Keys.onDownPressed: page.scrollBy(0.3)
    Keys.onPressed: event => {
        if (event.key === Qt.Key_PageDown || event.key === Qt.Key_PageUp) {
            page.scrollBy(event.key === Qt.Key_PageDown ? 1 : -1);
            event.accepted = true;
        }
    }
    Keys.onUpPressed: page.scrollBy(-0.3)

    Connections {
        function onActiveFocusItemChanged() {
            if (page.Window.activeFocusItem)
                page.reveal(page.Window.activeFocusItem);
        }

        target: page.Window.window
    }
    NumberAnimation {
        id: glide

        duration: Theme.lessMovement ? 0 : 250
        easing.type: Easing.InOutQuad
        property: "contentY"
        target: view
    }
    Flickable {
        id: view

        boundsBehavior: Flickable.StopAtBounds
        clip: true
        contentHeight: column.height
        contentWidth: width
        objectName: "viewport"

        onContentHeightChanged: {
            page.restore();
            page.askForMore();
        }
        onContentYChanged: {
            page.note(glide.running ? glide.to : contentY);
            page.askForMore();
        }
        onMovementStarted: page.toRestore = 0

        anchors {
            bottom: bar.visible ? bar.top : parent.bottom
            bottomMargin: bar.visible ? Theme.gap : 0
            left: parent.left
            leftMargin: -page.edge
            right: parent.right
            rightMargin: -page.edge
            top: parent.top
        }
        Column {
            id: column

            bottomPadding: page.edge
            enabled: !page.shownOnly
            spacing: Theme.gap
            topPadding: page.edge
            width: page.width
            x: page.edge
        }
    }
    Row {
        id: bar

        height: down.implicitHeight
        spacing: Theme.gap
        visible: page.overflows || page.barEnd > 0

        anchors {
            bottom: parent.bottom
            horizontalCenter: parent.horizontalCenter
            horizontalCenterOffset: -page.barEnd / 2
        }
        TouchButton {
            enabled: !view.atYBeginning
            iconName: "chevron-up"
            objectName: "scrollUp"
            opacity: enabled ? 1 : 0
            text: qsTr("Up")
            visible: page.overflows

            onClicked: page.scrollBy(-1)
        }
        TouchButton {
            id: down

            enabled: !view.atYEnd
            iconName: "chevron-down"
            kind: page.moreKind
            objectName: "scrollDown"
            opacity: enabled ? 1 : 0
            text: qsTr("More")
            visible: page.overflows

            onClicked: page.scrollBy(1)
        }
    }
}
