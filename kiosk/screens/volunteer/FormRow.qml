import QtQuick

// One row of a form, known by its key; what takes the focus when somebody is led to it.
Item {
    required property string fieldKey
    property Item target: null
}
