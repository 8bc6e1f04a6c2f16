"""The film's scenes of talking: being believed, and saying how one feels."""

from kiosk.pictures.cast import BEN, GRACE, MARCUS, NADIA
from kiosk.pictures.colours import MIST, OCHRE, PINE, SAGE, SAND, SKY, STEEL, SUN, TEAL, WHITE, WOOD
from kiosk.pictures.film_places import ground
from kiosk.pictures.film_sets import FLOOR, wall
from kiosk.pictures.furniture import chair, round_table
from kiosk.pictures.moments import alive, between, breath, level, sway
from kiosk.pictures.outdoors import cloud, sun
from kiosk.pictures.poses import SIT, looking, posed, seated
from kiosk.pictures.rooms import plant, tall_plant
from kiosk.pictures.shapes import Group, group, mix
from kiosk.pictures.stage import Picture
from kiosk.pictures.things import bubble, mug, notebook


def pain_is_real(seconds: float) -> Picture:
    """Grace listens to Marcus: she leans in, nods, and lays a hand on his."""
    close = between(seconds, 2, 5)
    marcus = seated(MARCUS, posed(SIT, lean=-1 + 0.8 * breath(seconds)), (-92, 0), 1)
    hands = (-18.0, -118.0)
    marcus = looking(marcus.reach(near=hands, far=(-8, -116)), 0.62, 2, 0.9 + 0.3 * close)
    lean = -2 + 7 * close + 0.7 * breath(seconds, 0.3)
    grace = seated(GRACE, posed(SIT, lean=lean), (110, 0), -1)
    start = (40.0, -112.0)
    over = (hands[0] + 8, hands[1] - 7)
    hand = (start[0] + (over[0] - start[0]) * close, start[1] + (over[1] - start[1]) * close)
    nod = 3 + 3 * sway(seconds, 3.4) * between(seconds, 4, 6)
    grace = looking(grace.reach(near=hand, far=(44, -110)), 0.65, nod, 1.2)
    return [
        *wall(SKY, mix(SKY, TEAL, 0.22)),
        ground(330, 944, 1.8, tall_plant(0, 0, 1)),
        ground(1640, 944, 1.8, plant(0, 0, 1)),
        ground(
            960,
            FLOOR,
            2.1,
            chair(-92, 0, OCHRE),
            chair(110, 0, PINE, -1),
            alive(marcus, seconds).draw(),
            alive(grace, seconds).draw(),
        ),
    ]


def talk_about_it(seconds: float) -> Picture:
    """Nadia tells Ben how she feels: the small cloud in her words lets the sun through."""
    nadia = seated(NADIA, posed(SIT, lean=1 + 0.7 * breath(seconds)), (-150, 0), 1)
    lift = sway(seconds, 5)
    nadia = nadia.reach(near=(-76 + 5 * lift, -150 - 8 * lift), far=(-70, -124))
    nadia = looking(nadia, 0.62, 0, level(seconds, (3, 0.8), (9, 1.3)))
    ben = seated(BEN, posed(SIT, lean=2 + 0.7 * breath(seconds, 0.5)), (150, 0), -1)
    ben = ben.reach(near=(80, -124), far=(92, -130))
    ben = looking(ben, 0.65, 2 + 2.5 * max(0, sway(seconds, 4.2)), 1.2)
    return [
        *wall(SAGE, mix(SAND, WOOD, 0.3)),
        ground(300, 944, 1.7, plant(0, 0, 1.1)),
        ground(1680, 946, 1.8, tall_plant(0, 0, 1)),
        _words(seconds),
        ground(
            960,
            FLOOR,
            1.95,
            chair(-150, 0, TEAL),
            chair(150, 0, OCHRE, -1),
            alive(nadia, seconds).draw(),
            alive(ben, seconds).draw(),
            round_table(0, 0, 120, 84),
            mug(-24, -84, OCHRE),
            notebook(32, -90, 80),
        ),
    ]


def _words(seconds: float) -> Group:
    """What Nadia says, as a picture: a cloud that drifts off a sun."""
    open_ = between(seconds, 0.6, 2)
    clear = between(seconds, 4, 10)
    grey = mix(mix(STEEL, WHITE, 0.35), MIST, clear)
    return group(
        bubble(0, 0, 264, 168, (-120, 150), WHITE),
        group(sun(0, 0, 26 + 6 * clear, SUN), at=(16, 2 - 10 * clear)),
        group(cloud(0, 0, 0.92, grey, 1 - 0.45 * clear), at=(6 - 62 * clear, 34 + 6 * clear)),
        at=(890, 520),
        scale=0.6 + 0.4 * open_,
    )
