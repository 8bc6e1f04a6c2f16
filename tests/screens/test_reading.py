"""Reading: principles to their end, listings with anything in them, text size and contrast."""

import pytest
from PySide6.QtQuick import QQuickItem
from sqlalchemy import select

from kiosk.directory.models import (
    Accessibility,
    Address,
    Location,
    Organization,
    Schedule,
    Service,
    ServiceAtLocation,
)
from kiosk.store import Store
from tests.driving import Driver
from tests.screens.acting import (
    FULL_PORTRAIT,
    SIZES,
    WAYS,
    add_listing,
    ask_qml,
    come_to_rest,
    go_to,
    in_full_view,
    is_checked,
    listing_named,
    open_listing,
    position,
    rectangle,
    scroll,
    scroll_to_end,
)

STRANGE = {
    "400 characters": "Support for people who live with pain in Stoke and around it, " * 6
    + "28 more",
    "400 without a gap": "Longwinded" * 40,
    "an emoji": "Knit 🧶 and natter 👩🏽‍🦽",
    "markup": "<b>Bold</b> & <img src='x'> group",
    "an entity": "Tea &amp; talk &lt;now&gt;",
    "a right-to-left mark": "Group \u200fקבוצה\u200f for all",
    "Arabic": "مجموعة دعم الألم",
    "a percent sign": "100% you, %1 and %n",
    "quotes": '"It\'s me" \\n {name}',
    "markdown": "**Bold** [link](http://x) # 1",
}


# Principles


def test_a_principle_is_read_to_its_end_in_portrait_at_the_largest_text(kiosk: Driver) -> None:
    kiosk.show(*FULL_PORTRAIT)
    kiosk.tap("textSize2")
    go_to(kiosk, "principle")
    assert in_full_view(kiosk, kiosk.find("principleTitle"))
    assert not in_full_view(kiosk, kiosk.find("principleStatus"))
    scroll_to_end(kiosk)
    assert in_full_view(kiosk, kiosk.find("principleStatus"))


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
def test_all_seven_principles_are_read_one_after_the_other(
    kiosk: Driver, size: tuple[int, int]
) -> None:
    kiosk.show(*size)
    go_to(kiosk, "principle")
    titles = [kiosk.find("principleTitle").property("text")]
    while kiosk.sees("nextPrinciple"):
        kiosk.tap("nextPrinciple")
        titles.append(kiosk.find("principleTitle").property("text"))
        assert position(kiosk) == 0, f"{titles[-1]} does not begin at its top"
    assert [title.split(".")[0] for title in titles] == list("1234567")


def test_back_from_the_last_principle_leads_to_all_of_them(kiosk: Driver) -> None:
    go_to(kiosk, "principle")
    kiosk.tap("nextPrinciple")
    kiosk.tap("nextPrinciple")
    kiosk.tap("back")
    assert kiosk.sees("principle-3")


@pytest.mark.parametrize("number", range(1, 8))
def test_every_principle_says_that_it_is_a_draft_and_what_one_can_ask(
    kiosk: Driver, number: int
) -> None:
    kiosk.tap("goodCare")
    kiosk.tap(f"principle-{number}")
    assert kiosk.sees("principleStatus")
    assert kiosk.reads("You can expect")
    assert kiosk.reads("You can ask")
    assert kiosk.reads("“")


@pytest.mark.parametrize("screen", WAYS)
def test_more_leads_to_the_end_of_every_screen_at_the_largest_text(
    kiosk: Driver, screen: str
) -> None:
    kiosk.show(*SIZES["portrait"])
    kiosk.tap("textSize2")
    kiosk.tap("movement")  # pages then jump, which is quicker
    go_to(kiosk, screen)
    scroll_to_end(kiosk)
    lowest = max(rectangle(text).bottom() for text in page_texts(kiosk))
    assert lowest <= rectangle(kiosk.find("viewport")).bottom()


def test_up_leads_back_to_the_top(kiosk: Driver) -> None:
    kiosk.show(*SIZES["portrait"])
    kiosk.tap("textSize2")
    go_to(kiosk, "principle")
    scroll_to_end(kiosk)
    kiosk.tap("movement")  # pages then jump, which is quicker
    while kiosk.sees("scrollUp"):
        kiosk.tap("scrollUp")
        come_to_rest(kiosk)
    assert position(kiosk) == 0


def test_more_leaves_a_line_of_what_was_seen_in_view(kiosk: Driver) -> None:
    kiosk.show(*FULL_PORTRAIT)
    kiosk.tap("textSize2")
    go_to(kiosk, "principle")
    line = max(font_pixels(text) for text in page_texts(kiosk))
    view = kiosk.find("viewport")
    seen_to = position(kiosk) + view.height()
    while kiosk.sees("scrollDown"):
        scroll(kiosk)
        assert position(kiosk) <= seen_to - line
        seen_to = position(kiosk) + view.height()


# A listing, whatever is in it


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
def test_any_name_is_shown_whole_and_as_text_in_its_topic(
    kiosk: Driver, store: Store, size: tuple[int, int]
) -> None:
    for name in STRANGE.values():
        add_listing(store, name)
    kiosk.show(*size)
    go_to(kiosk, "results")
    for name in STRANGE.values():
        shown = text_items(listing_named(kiosk, name), name)
        assert len(shown) == 1
        assert_whole_and_plain(kiosk, shown[0])


@pytest.mark.parametrize("name", STRANGE.values(), ids=STRANGE)
def test_any_name_is_shown_whole_and_as_text_on_its_page(
    kiosk: Driver, store: Store, name: str
) -> None:
    add_listing(store, name)
    kiosk.show(*SIZES["portrait"])
    go_to(kiosk, "results")
    open_listing(kiosk, name)
    assert kiosk.find("listingName").property("text") == name
    assert_whole_and_plain(kiosk, kiosk.find("listingName"))


@pytest.mark.parametrize("words", STRANGE.values(), ids=STRANGE)
def test_any_words_are_shown_whole_and_as_text_in_every_field(
    kiosk: Driver, store: Store, words: str
) -> None:
    add_strange_listing(store, words)
    kiosk.tap("textSize2")
    go_to(kiosk, "results")
    open_listing(kiosk, "Strange")
    shown = [item for item in page_texts(kiosk) if words in item.property("text")]
    assert len(shown) >= 8
    for item in shown:
        assert_whole_and_plain(kiosk, item)


def test_a_listing_with_no_phone_and_no_address_says_what_to_do_next(
    kiosk: Driver, store: Store
) -> None:
    add_listing(store, "Bare", description="")
    go_to(kiosk, "results")
    open_listing(kiosk, "Bare")
    assert kiosk.find("listingName").property("text") == "Bare"
    assert kiosk.reads("What to do next")


def test_a_listing_with_no_phone_shows_no_empty_number(kiosk: Driver, store: Store) -> None:
    add_listing(store, "No phone", url="no-phone.example")
    go_to(kiosk, "results")
    open_listing(kiosk, "No phone")
    assert kiosk.reads("no-phone.example")
    assert not kiosk.reads("Ring")


def test_a_listing_with_no_address_has_no_where(kiosk: Driver, store: Store) -> None:
    add_listing(store, "No address", phones=("01632 960 001",))
    go_to(kiosk, "results")
    open_listing(kiosk, "No address")
    assert kiosk.reads("01632 960 001")
    assert "Where" not in kiosk.texts()


def test_a_confidential_address_is_never_shown(kiosk: Driver, store: Store) -> None:
    listing = add_listing(store, "Refuge", phones=("0808 2000 247",))
    add_place(store, listing, "The house", "12 Hidden Lane", confidential=True)
    go_to(kiosk, "results")
    assert not kiosk.reads("The house")
    open_listing(kiosk, "Refuge")
    assert kiosk.reads("0808 2000 247")
    assert not kiosk.reads("Hidden Lane")
    assert not kiosk.reads("The house")


# The emergency note


@pytest.mark.parametrize("topic", ["pain", "moving"])
def test_topics_of_pain_and_moving_carry_the_emergency_note(kiosk: Driver, topic: str) -> None:
    kiosk.tap("findSupport")
    kiosk.tap(f"topic-{topic}")
    kiosk.tap("emergencyNote")
    assert kiosk.screen == "emergency"


@pytest.mark.parametrize(
    "topic", ["mood", "talking", "groups", "money", "home", "carers", "company"]
)
def test_other_topics_carry_no_emergency_note(kiosk: Driver, topic: str) -> None:
    kiosk.tap("findSupport")
    kiosk.tap(f"topic-{topic}")
    assert kiosk.screen == "results"
    assert not kiosk.sees("emergencyNote")


def test_the_emergency_note_comes_before_the_listings(kiosk: Driver, store: Store) -> None:
    add_listing(store, "A class", topics=("moving",))
    kiosk.tap("findSupport")
    kiosk.tap("topic-moving")
    note = rectangle(kiosk.find("emergencyNote"))
    assert note.bottom() <= rectangle(kiosk.find("listing")).top()


@pytest.mark.parametrize("topic", ["pain", "moving"])
def test_listings_of_pain_and_moving_carry_the_emergency_note(
    kiosk: Driver, store: Store, topic: str
) -> None:
    add_listing(store, "Of two topics", topics=("groups", topic))
    go_to(kiosk, "results")
    open_listing(kiosk, "Of two topics")
    kiosk.tap("emergencyNote")
    assert kiosk.screen == "emergency"
    kiosk.tap("back")
    assert kiosk.find("listingName").property("text") == "Of two topics"


def test_a_listing_about_moving_carries_the_emergency_note_in_any_topic(
    kiosk: Driver, store: Store
) -> None:
    add_listing(store, "Chair dancing", topics=("company",), about_moving=True)
    kiosk.tap("findSupport")
    kiosk.tap("topic-company")
    open_listing(kiosk, "Chair dancing")
    kiosk.tap("emergencyNote")
    assert kiosk.screen == "emergency"


def test_a_listing_about_something_else_carries_no_emergency_note(
    kiosk: Driver, store: Store
) -> None:
    add_listing(store, "Debt advice", topics=("money",))
    kiosk.tap("findSupport")
    kiosk.tap("topic-money")
    open_listing(kiosk, "Debt advice")
    assert not kiosk.sees("emergencyNote")


# The strip


@pytest.mark.parametrize("screen", WAYS)
def test_the_three_text_sizes_make_the_words_of_every_screen_smaller_and_larger(
    kiosk: Driver, screen: str
) -> None:
    go_to(kiosk, screen)
    heights = []
    for size in range(3):
        kiosk.tap(f"textSize{size}")
        heights.append(max(font_pixels(text) for text in page_texts(kiosk)))
    assert heights[0] < heights[1] < heights[2]


@pytest.mark.parametrize("chosen", range(3))
def test_the_chosen_text_size_alone_shows_as_chosen(kiosk: Driver, chosen: int) -> None:
    kiosk.tap(f"textSize{chosen}")
    checked = [is_checked(kiosk.find(f"textSize{size}")) for size in range(3)]
    assert checked == [size == chosen for size in range(3)]


def test_the_standard_size_is_chosen_at_first(kiosk: Driver) -> None:
    assert is_checked(kiosk.find("textSize1"))


@pytest.mark.parametrize("name", ["contrast", "movement"])
def test_a_switch_of_the_strip_shows_as_chosen_until_it_is_touched_again(
    kiosk: Driver, name: str
) -> None:
    switch = kiosk.find(name)
    states = [is_checked(switch)]
    for _ in range(2):
        kiosk.tap(name)
        states.append(is_checked(switch))
    assert states == [False, True, False]


def test_a_chosen_switch_is_told_by_more_than_its_colour(kiosk: Driver) -> None:
    def icons(name: str) -> list[str]:
        return [
            item.property("name")
            for item in kiosk.items(kiosk.find(name))
            if item.inherits("QQuickImage")
        ]

    before = icons("contrast"), icons("movement")
    kiosk.tap("contrast")
    kiosk.tap("movement")
    assert icons("contrast") == ["check"] != before[0]
    assert icons("movement") == ["check"] != before[1]


def test_high_contrast_turns_the_page_dark_and_back(kiosk: Driver) -> None:
    def ground() -> int:
        return kiosk.picture().pixelColor(4, 4).lightness()

    assert ground() > 200
    kiosk.tap("contrast")
    assert ground() == 0
    kiosk.tap("contrast")
    assert ground() > 200


def test_less_movement_lets_the_page_jump(kiosk: Driver) -> None:
    kiosk.show(*SIZES["portrait"])
    kiosk.tap("textSize2")
    kiosk.tap("movement")
    go_to(kiosk, "principle")
    kiosk.tap_at(kiosk.centre(kiosk.find("scrollDown")))
    first = position(kiosk)
    come_to_rest(kiosk)
    assert first == position(kiosk) > 0


def test_what_the_strip_sets_stays_on_the_next_screen(kiosk: Driver) -> None:
    for name in ("textSize2", "contrast", "movement"):
        kiosk.tap(name)
    go_to(kiosk, "listing")
    assert all(is_checked(kiosk.find(name)) for name in ("textSize2", "contrast", "movement"))


@pytest.mark.parametrize("size", [0, 2])
def test_a_change_of_text_size_keeps_the_screen(kiosk: Driver, size: int) -> None:
    go_to(kiosk, "listing")
    name = kiosk.find("listingName").property("text")
    kiosk.tap(f"textSize{size}")
    assert kiosk.find("listingName").property("text") == name


# Helpers


def page_texts(kiosk: Driver) -> list[QQuickItem]:
    """The texts of the page itself, without the frame around it."""
    content = kiosk.find("viewport").property("contentItem")
    return [
        item
        for item in kiosk.items(content)
        if item.inherits("QQuickText") and item.property("text")
    ]


def text_items(under: QQuickItem, words: str) -> list[QQuickItem]:
    found = [item for item in under.childItems() if item.property("text") == words]
    for child in under.childItems():
        if child not in found:
            found += text_items(child, words)
    return found


def font_pixels(item: QQuickItem) -> int:
    return int(item.property("font").pixelSize())


def assert_whole_and_plain(kiosk: Driver, item: QQuickItem) -> None:
    assert ask_qml(item, "textFormat === Text.PlainText") is True
    assert item.property("truncated") is False
    assert item.property("contentWidth") <= item.width() + 1
    assert item.property("contentHeight") <= item.height() + 1
    box = rectangle(item)
    assert box.left() >= 0
    assert box.right() <= kiosk.window.width()


def add_place(
    store: Store, listing: str, name: str, address: str, *, confidential: bool = False
) -> None:
    with store.session() as session, session.begin():
        location = Location(name=name, transportation=f"Bus to {name}", confidential=confidential)
        session.add(location)
        session.flush()
        session.add_all(
            [
                ServiceAtLocation(service_id=listing, location_id=location.id),
                Address(location_id=location.id, address_1=address, city="Stoke"),
                Accessibility(location_id=location.id, description=f"Step-free: {name}"),
            ]
        )


def add_strange_listing(store: Store, words: str) -> None:
    """A listing named Strange, with these words in every field that is shown."""
    listing = add_listing(
        store,
        "Strange",
        description=words,
        phones=(words,),
        url=words,
        email=words,
        application_process=words,
        eligibility_description=words,
        alert=words,
    )
    add_place(store, listing, words, words)
    with store.session() as session, session.begin():
        organization = Organization(name=words)
        session.add(organization)
        session.flush()
        service = session.scalars(select(Service).where(Service.id == listing)).one()
        service.organization_id = organization.id
        session.add(Schedule(service_id=listing, description=words, notes=words))


# Principles for staff


def test_staff_read_ideas_words_and_questions_of_a_principle(kiosk: Driver) -> None:
    go_to(kiosk, "staffLens")
    assert kiosk.reads("Treat the person as the expert")
    assert kiosk.reads("“Let us start by finding out who we are")
    assert kiosk.reads("get to know and trust each other?")


def test_staff_go_on_to_the_next_principle_and_back_to_the_card(kiosk: Driver) -> None:
    go_to(kiosk, "staffLens")
    kiosk.tap("nextLens")
    assert kiosk.find("lensTitle").property("text") == "2. Your whole life matters"
    kiosk.tap("back")
    assert kiosk.screen == "principle"


def test_the_last_principle_has_no_next_for_staff(kiosk: Driver) -> None:
    kiosk.parts.navigation.openStaffLens(7)
    kiosk.settle()
    assert not kiosk.sees("nextLens")


# About


def test_about_is_one_touch_from_home(kiosk: Driver) -> None:
    go_to(kiosk, "about")
    assert kiosk.reads("It does not diagnose, and it does not give medical advice.")
