pragma ComponentBehavior: Bound

import QtQml.Models
import QtQuick
import kiosk.viewmodels.volunteer
import kiosk.screens.parts

// All fields of a listing, in the order in which a patient reads it.
Flow {
    id: form

    required property EditPage edit

    signal boxDone
    signal boxMoved
    signal boxPressed
    signal buttonPressed(bool byKeys)

    function rowOf(fieldKey: string): FormRow {
        for (let place = 0; place < rows.count; place++) {
            const row = rows.itemAt(place) as FormRow;
            if (row?.fieldKey === fieldKey)
                return row;
        }
        return null;
    }

    spacing: Theme.gap

    Repeater {
        id: rows

        model: form.edit.fields

        delegate: DelegateChooser {
            role: "kind"

            DelegateChoice {
                roleValue: "text"

                FormField {
                    width: form.width

                    onAccepted: form.boxDone()
                    onChanged: text => form.edit.write(fieldKey, text)
                    onEntered: form.edit.enter(fieldKey)
                    onMoved: form.boxMoved()
                    onPressed: form.boxPressed()
                    onQuitted: form.edit.leave(fieldKey)
                }
            }
            DelegateChoice {
                roleValue: "toggle"

                FormToggle {
                    most: form.width

                    onTouched: form.edit.toggle(fieldKey)
                }
            }
            DelegateChoice {
                roleValue: "button"

                FormButton {
                    most: form.width

                    onTouched: byKeys => {
                        form.buttonPressed(byKeys);
                        form.edit.press(fieldKey);
                    }
                }
            }
            DelegateChoice {
                roleValue: "note"

                FormNote {
                    width: form.width
                }
            }
            DelegateChoice {
                FormHeading {
                    width: form.width
                }
            }
        }
    }
}
