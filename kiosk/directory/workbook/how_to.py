"""What the sheet *How to use this* says."""

HOW_TO = (
    ("How to use this spreadsheet", ""),
    ("What it is", "These are the listings of the kiosk, to be read and mended at home."),
    ("", "Nothing changes at the kiosk until you bring this file back on a USB stick."),
    ("Change", "Write over what is wrong. White cells can be changed, grey ones cannot."),
    ("", "Where a cell has a list, choose from the list."),
    ("", "Save it as an Excel workbook (.xlsx). Any other form loses what the kiosk needs."),
    ("Add", "Write in the first empty row below the others. Leave the grey Id empty."),
    ("", "A new listing is a draft at first. Somebody looks at it at the kiosk and publishes it."),
    ("Services", "One row for each listing: what it is, who it is for, how people get in."),
    ("Numbers", "One row for each phone number. Choose in Service which listing it belongs to."),
    ("Times", "One row for each session: its weekday, when it opens and closes, how often it is."),
    ("", "For the second Tuesday of the month write: second Tuesday, and every month."),
    ("", "For a time when it is shut choose “closed then”, and write the first and last day."),
    ("Places", "One row for each place. Every place has a row for each listing that is there."),
    ("Topics", "What patients look under. This sheet is only there to be read."),
    ("Take out", "The kiosk never deletes what you delete here. It only tells you."),
    ("", "To take out a listing, a number or a time, go to the kiosk."),
    ("Ring first", "Only write down what somebody of that service has told you."),
    ("", "A changed number, time or place takes “Checked” away until somebody rings and checks."),
    ("Bring back", "Put the stick into the kiosk. It shows every change, before anything changes."),
    ("", "If somebody has changed the same thing at the kiosk, it asks which one is right."),
    ("", "Everything that you bring back can be undone at the kiosk."),
    ("Keep it safe", "This file is for volunteers. Delete it when you have brought it back."),
)
"""A heading of each part, and its sentences."""
