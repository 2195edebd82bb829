"""How one claim form is printed and filled in: everything that varies between papers that say the same."""

from __future__ import annotations

import random
from dataclasses import dataclass

from tests.generator.choice import Options

FORMS = ("cms1500_0212", "cms1500_0805", "ub04")
PRINTS = ("black", "red", "dropped")


@dataclass(frozen=True, slots=True, kw_only=True)
class FormStyle:
    """`off` moves the whole form, `beside` the values from their boxes (points); `fields` says how they are filled in:
    drawn on the page, or as form fields with or without their appearance.
    """

    form: str
    ink: str
    face: str
    size: float
    off: tuple[float, float]
    beside: tuple[float, float]
    scale: float
    dates: str
    cents: str
    glue: str
    names: str
    through: str
    units: str
    supplements: float
    fields: str

    @property
    def fixed(self) -> bool:
        return self.face.startswith("Courier")


FACE = Options(
    (("Courier", 10.0), ("Courier", 11.0), ("Courier-Bold", 10.0), ("Helvetica", 9.0), ("Helvetica", 10.0)),
    (("Courier", 12.0), ("Times-Roman", 10.0), ("Helvetica", 8.0)),
)
SCALE = Options((1.0, 1.0, 1.0, 0.97, 0.985), (0.94, 1.02))
DATES = Options(("MM DD YY", "MM DD YY", "MMDDYY", "MMDDYYYY"), ("MM DD CCYY",))
CENTS = Options(("split", "split", "point", "glued"), ("blank",))
GLUE = Options(("apart", "apart", "glued"), ("spaced",))
NAMES = Options(("LAST, FIRST", "LAST, FIRST", "First Last"), ("LAST FIRST",))
UNITS = Options(("1", "1", "01"), ("1.0",))
FIELDS = Options(("none", "none", "drawn", "bare"), ("inherited",))


def draw_form_style(rng: random.Random, *, form: str, held_out: bool) -> FormStyle:
    """A style for a form. Held-out ones go farther and use what was kept back."""
    reach, aside = (18.0, 3.5) if held_out else (10.0, 2.5)
    fields = FIELDS.draw(rng, held_out)
    face, size = FACE.draw(rng, held_out)
    filled = fields != "none"
    return FormStyle(
        form=form,
        ink=rng.choice(PRINTS),
        face="Helvetica" if filled else face,
        size=8.0 if filled else size,
        off=(0.0, 0.0) if filled else (rng.uniform(-reach, reach), rng.uniform(-reach, reach)),
        beside=(0.0, 0.0) if filled else (rng.uniform(-aside, aside), rng.uniform(-aside, aside)),
        scale=1.0 if filled else SCALE.draw(rng, held_out),
        dates=DATES.draw(rng, held_out),
        cents=CENTS.draw(rng, held_out),
        glue=GLUE.draw(rng, held_out),
        names=NAMES.draw(rng, held_out),
        through=rng.choice(("end", "same", "blank")),
        units=UNITS.draw(rng, held_out),
        supplements=rng.choice((0.0, 0.0, 0.3, 0.8)),
        fields=fields,
    )
