"""*Stop the film*: one touch, and no patient meets it any more."""

from kiosk.film.films import the_film
from kiosk.store import Store
from kiosk.volunteers.people import Person
from tests.driving import Driver
from tests.screens.acting import Clock
from tests.screens.conftest import Start
from tests.screens.volunteer.coming_in import come_in
from tests.screens.volunteer.conftest import ANN, BO


def saved(kiosk: Driver) -> str:
    return str(kiosk.find("savedLine").property("text"))


def test_one_touch_and_it_is_gone_from_home_after_a_restart_too(
    start: Start, clock: Clock, bo: Person
) -> None:
    kiosk = start(film=the_film())
    assert kiosk.sees("watchFilm")
    come_in(kiosk, BO)
    kiosk.tap("stopFilm")
    assert saved(kiosk) == "The film is stopped. In the waiting room it ends within a minute."
    assert "BD stopped it on" in kiosk.find("filmStopped").property("text")
    assert kiosk.sees("leadStartsFilm")
    assert not kiosk.sees("showFilm")
    kiosk.tap("finish")
    for each in (kiosk, start(film=the_film())):
        assert not each.sees("watchFilm")
        for opens in ("openFilm", "playFilm", "openFilmStills", "openFilmWords"):
            getattr(each.parts.navigation, opens)()
            assert each.screen == "home"
        clock.let_pass(3600)
        assert not each.sees("attract")
        assert each.screen == "home"


def test_a_lead_hears_of_it_and_has_it_shown_again(
    start: Start, ann: Person, bo: Person, store: Store
) -> None:
    kiosk = start(film=the_film())
    come_in(kiosk, BO)
    kiosk.tap("stopFilm")
    kiosk.tap("finish")
    come_in(kiosk, ANN)
    assert kiosk.find("news").property("text").startswith("BD stopped the film on")
    kiosk.tap("heard")
    kiosk.tap("showFilm")
    assert saved(kiosk) == "Patients see the film again."
    assert kiosk.sees("stopFilm")
    assert not kiosk.sees("filmStopped")
    kiosk.tap("finish")
    assert kiosk.sees("watchFilm")
    kiosk.tap("watchFilm")
    assert kiosk.screen == "film"
