"""The film's scene of sleep: evening turns into a calm night."""

from kiosk.pictures.cast import MARCUS
from kiosk.pictures.colours import BARK, BLUE, CLAY, CREAM, INK, OAK, PINE, TEAL, WHITE, WOOD
from kiosk.pictures.film_places import HIGH, WIDE, ground
from kiosk.pictures.heads import behind, head
from kiosk.pictures.joints import Bones
from kiosk.pictures.limbs import hand, limb
from kiosk.pictures.moments import between, breath, level, sway
from kiosk.pictures.outdoors import moon, shadow
from kiosk.pictures.rooms import curtain, framed, landscape, plant, tall_plant
from kiosk.pictures.shapes import (
    Fade,
    Group,
    Node,
    blob,
    box,
    circle,
    ellipse,
    fill,
    group,
    line,
    mix,
    turned,
)
from kiosk.pictures.stage import Picture
from kiosk.pictures.things import book


def sleep(seconds: float) -> Picture:
    """Marcus sleeps, the cat at his feet; the lamp goes out and the moon rises."""
    night = between(seconds, 0, 11)
    wall = mix("#F1E5DF", "#DDD8E9", night)
    return [
        box(0, 0, WIDE, HIGH, Fade(wall, mix(wall, "#A79CBF", 0.28))),
        box(0, 822, WIDE, 258, mix("#CFBDB4", "#B9AEC2", night)),
        box(0, 808, WIDE, 16, mix(wall, WHITE, 0.5)),
        _night_window(seconds, night),
        ground(1764, 556, 1.5, framed(0, 0, 100, 72, CREAM, *landscape())),
        *_bedside(seconds),
        ellipse(1010, 958, 640, 54, mix("#A893B4", "#8F84AC", night)),
        ellipse(1010, 956, 610, 48, mix("#B9A7C2", "#9C92B6", night)),
        *_bed_and_sleeper(seconds),
        ground(214, 962, 1.9, tall_plant(0, 0, 1, "#E7D6C4")),
        ground(1764, 968, 1.7, *_drawers()),
        box(0, 0, WIDE, HIGH, "#5B5A8C", opacity=0.07 * night),
    ]


def _night_window(seconds: float, night: float) -> Group:
    """The moon climbs slowly behind the panes while stars come out."""
    wide, high = 400.0, 216.0
    sky = Fade(mix("#B7B6D6", "#4C5C86", night), mix("#F5D9C6", "#A99BC4", night))
    rise = between(seconds, 0, 15)
    light = (242 + 62 * rise, 178 - 106 * rise)
    stars = ((44, 46), (96, 96), (148, 34), (232, 64), (346, 124), (366, 36), (292, 72))
    panes: list[Node] = [
        box(-14, -14, wide + 28, high + 28, WHITE, 14),
        box(0, 0, wide, high, sky, 4),
        *(
            circle(x, y, 2.6, "#FFF4D6", night * (0.75 + sway(seconds, 6, 0.15, i / 7)))
            for i, (x, y) in enumerate(stars)
        ),
        circle(*light, 60, "#FFF1CF", 0.1),
        circle(*light, 44, "#FFF1CF", 0.14),
        group(moon(0, 0, 27), at=(light[0] - 5, light[1] - 6)),
        fill("M0 170C90 140 220 176 400 150L400 216L0 216Z", mix("#A8B9A8", "#6C7E97", night)),
        fill("M0 192C130 172 260 206 400 184L400 216L0 216Z", mix("#8DA594", "#5A6C88", night)),
        box(wide / 2 - 5, 0, 10, high, WHITE),
        box(-26, high + 10, wide + 52, 16, mix(WHITE, INK, 0.06), 8),
    ]
    cloth = mix("#D9A796", "#B794A8", night)
    return group(
        *panes,
        box(-112, -30, wide + 224, 10, BARK, 5),
        curtain(-96, -24, 120, 390, cloth),
        curtain(wide + 96, -24, 120, 390, cloth, -1),
        at=(1080, 470),
    )


def _bedside(seconds: float) -> list[Node]:
    """A little table with a lamp that goes out softly, and a clock."""
    glow = level(seconds, (1.5, 1), (6, 0))
    shade = mix("#EADCCB", "#FFE2A6", glow)
    turn = 300 + seconds * 1.0
    top = 762.0
    return [
        circle(556, 626, 190, "#FFE9B8", 0.26 * glow),
        circle(556, 626, 120, "#FFE9B8", 0.34 * glow),
        shadow(486, 948, 240),
        line("M396 800L388 946M576 800L584 946", mix(OAK, INK, 0.2), 15),
        box(374, top + 14, 224, 88, OAK, 12),
        box(362, top, 248, 22, WOOD, 11),
        line("M470 824L502 824", mix(OAK, INK, 0.35), 8),
        line("M556 690L556 756", BARK, 11),
        ellipse(556, 757, 46, 9, BARK),
        fill("M526 568L586 568L622 672C600 684 512 684 490 672Z", shade),
        line("M398 758L388 766M444 758L454 766", INK, 8),
        circle(421, 716, 50, TEAL),
        circle(421, 716, 40, WHITE),
        *(
            line(f"M{_dial(i * 30, 33)}L{_dial(i * 30, 28)}", mix(INK, WHITE, 0.3), 3)
            for i in range(12)
        ),
        line(f"M421 716L{_dial(turn, 19)}", INK, 6),
        line(f"M421 716L{_dial((turn - 300) * 12, 29)}", INK, 4.4),
        circle(421, 716, 4.5, CLAY),
    ]


def _dial(degrees: float, far: float) -> str:
    x, y = turned((0, -far), degrees)
    return f"{421 + x:.2f} {716 + y:.2f}"


def _bed_and_sleeper(seconds: float) -> list[Node]:
    air = breath(seconds)
    lift = 9 * air
    cover, light = mix(BLUE, WHITE, 0.2), mix(BLUE, WHITE, 0.5)
    looks = MARCUS.looks
    shoulder, elbow, wrist = (154.0, -108.0), (204.0, -88 - 2 * air), (249.0, -103 - 4 * air)
    arm = Bones(shoulder, elbow, wrist, 86)
    return [
        ellipse(1112, 950, 476, 16, INK, 0.12),
        line("M668 900L668 948M1560 900L1560 948", mix(OAK, INK, 0.28), 24),
        box(622, 560, 44, 372, mix(OAK, INK, 0.1), 20),
        box(644, 838, 930, 74, WOOD, 14),
        box(648, 768, 920, 92, CREAM, 30),
        blob(
            [(668, 742), (700, 690), (800, 676), (868, 712), (880, 762), (810, 786), (700, 784)],
            mix(CREAM, WHITE, 0.75),
        ),
        line("M716 758C760 772 810 770 850 752", mix(CREAM, INK, 0.1), 4),
        # He lies on his side, his face towards us.
        ground(
            600,
            912,
            1.75,
            blob(
                [(134, -124), (166, -134), (200, -120), (206, -86), (150, -84)], MARCUS.clothes.top
            ),
            group(
                *behind(looks, 0.3),
                fill("M-9 14L-8 40L14 40L11 14Z", mix(looks.skin, "#7A2E1C", 0.14)),
                *head(looks, 0.3, 1.1, asleep=True),
                at=(103, -114 - 0.5 * air),
                turn=-66,
            ),
        ),
        blob(
            [
                (858, 780),
                (872, 730 - lift * 0.6),
                (930, 692 - lift),
                (1040, 684 - lift),
                (1170, 700 - lift * 0.5),
                (1300, 676),
                (1400, 700),
                (1500, 706),
                (1572, 736),
                (1580, 840),
                (1500, 878),
                (1200, 884),
                (950, 880),
                (862, 850),
            ],
            cover,
        ),
        fill(
            f"M858 {784 - lift * 0.2}C852 {750 - lift * 0.5} 862 {722 - lift * 0.7} "
            f"{902} {704 - lift * 0.9}L{952} {690 - lift}"
            f"C918 {720 - lift * 0.7} 908 {752 - lift * 0.5} 914 788"
            "C918 820 912 850 920 879L886 876C862 872 858 850 862 826Z",
            light,
        ),
        *(
            line(d, mix(cover, INK, 0.12), 4, 0.6)
            for d in (
                f"M1040 {736 - lift}C1100 {760 - lift} 1180 790 1210 850",
                "M1300 716C1290 760 1320 810 1350 850",
                "M1430 742C1440 780 1470 810 1500 840",
            )
        ),
        ground(
            600,
            912,
            1.75,
            hand(arm, looks.skin, mix(looks.skin, "#7A2E1C", 0.35)),
            limb(shoulder, elbow, wrist, (16, 13, 10.5), mix(MARCUS.clothes.top, WHITE, 0.06)),
        ),
        box(1556, 664, 40, 270, mix(OAK, INK, 0.1), 18),
        ground(1432, 712, 1.7, *_cat(seconds)),
    ]


def _cat(seconds: float) -> list[Node]:
    """A cat curled up, breathing; the point is what it lies on."""
    coat, dark = "#D9A05B", "#B97F3F"
    swell = 1 + 0.035 * breath(seconds, 0.3)
    return [
        group(
            fill("M-50 0C-58 -30 -30 -44 0 -44C34 -44 52 -24 46 0Z", coat),
            line("M-6 -42C-4 -34 -4 -28 -8 -22M12 -42C15 -34 15 -28 12 -22", dark, 4, 0.7),
            line("M28 -38C32 -30 32 -26 30 -20", dark, 4, 0.7),
            scale=(1, swell),
        ),
        line("M44 -6C20 4 -10 4 -28 -2", mix(coat, WHITE, 0.16), 12),
        fill("M-58 -24L-56 -40L-44 -31L-34 -31L-22 -39L-21 -22Z", coat),
        ellipse(-39, -16, 21, 17, mix(coat, WHITE, 0.08)),
        line("M-49 -17C-47 -15 -45 -15 -43 -17M-35 -17C-33 -15 -31 -15 -29 -17", INK, 1.8),
        fill("M-41 -11L-37 -11L-39 -8.6Z", CLAY),
    ]


def _drawers() -> list[Node]:
    dark = mix(OAK, INK, 0.25)
    return [
        shadow(0, 0, 180),
        box(-70, -112, 140, 108, OAK, 8),
        *(box(-60, y, 120, 28, WOOD, 6) for y in (-102, -69, -36)),
        *(line(f"M-10 {y}L10 {y}", dark, 4) for y in (-88, -55, -22)),
        box(-76, -120, 152, 13, WOOD, 6.5),
        group(plant(0, 0, 0.62, "#B98FA0"), at=(24, -118)),
        book(-34, -120, PINE),
        book(-32, -130, CLAY),
    ]
