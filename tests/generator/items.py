"""What suppliers, clinics and hospitals charge for, in the wordings they use. Prices are made up, in dollars a unit."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Item:
    """`low` and `high` bound the price of one unit; `units` are usual quantities."""

    code: str | None
    words: tuple[str, ...]
    low: int
    high: int
    unit: str = "EA"
    units: tuple[int, ...] = (1,)
    revenue: str = "0270"


def _rent(code: str, low: int, high: int, *words: str) -> Item:
    return Item(code, words, low, high, "MO", (1,), "0290")


def _supply(code: str | None, low: int, high: int, *words: str, units: tuple[int, ...] = (1,)) -> Item:
    return Item(code, words, low, high, "EA", units, "0270")


def _service(code: str | None, low: int, high: int, revenue: str, *words: str, units: tuple[int, ...] = (1,)) -> Item:
    return Item(code, words, low, high, "EA", units, revenue)


STATIONARY = (
    _rent("E1390", 95, 280, "Oxygen concentrator, stationary", "OXYGEN CONCENTRATOR RENTAL", "O2 CONC STAT 5L RNTL",
          "Concentrator, single delivery port, 85 percent or greater oxygen at the prescribed flow rate",
          "Oxygen Concentrator - Home Fixed Unit, monthly rental"),
    _rent("E1391", 95, 300, "Oxygen concentrator, dual delivery port", "O2 CONC DUAL PORT RENTAL"),
    _rent("E0439", 110, 290, "Stationary liquid oxygen system, rental", "LIQUID O2 RESERVOIR RENTAL", "LOX STATIONARY SYS"),
    _rent("E0424", 110, 260, "Stationary compressed gas oxygen system, rental", "STAT GAS O2 SYSTEM RNTL"),
)  # fmt: skip
PORTABLE = (
    _rent("E1392", 35, 210, "Portable oxygen concentrator, rental", "PORT CONC INOGEN G5", "POC RENTAL MONTHLY",
          "Portable O2 Concentrator (battery, charger, carry bag) monthly rental"),
    _rent("E0431", 18, 70, "Portable gaseous oxygen system, rental", "PORT GAS SYS E-TANK RENTAL", "E TANK SYSTEM - MONTHLY RENT"),
    _rent("K0738", 40, 140, "Home compressor for filling portable cylinders, rental", "HOMEFILL COMPRESSOR RNTL"),
)  # fmt: skip
PAP_DEVICE = (
    _rent(
        "E0601",
        50,
        120,
        "CPAP device",
        "AUTO CPAP AIRSENSE 11 RENTAL",
        "Continuous positive airway pressure (CPAP) unit, monthly rental",
    ),
    _rent("E0470", 120, 290, "Bi-level respiratory assist device without backup rate", "BIPAP S RENTAL"),
)
HEATED_HUMIDIFIER = _supply("E0562", 190, 340, "Heated humidifier, PAP", "HUMIDAIR HEATED HUMIDIFIER")
PAP_SUPPLIES = (
    _supply("A7030", 120, 260, "Full face mask, PAP", "AIRFIT F20 FULL FACE MASK MED"),
    _supply("A7034", 80, 190, "Nasal interface (mask or cannula type)", "DREAMWEAR NASAL MASK FITPACK"),
    _supply("A7035", 25, 65, "Headgear, PAP", "HEADGEAR STD BLUE"),
    _supply("A7037", 25, 60, "PAP tubing 6 ft", "TUBING,SLIMLINE 6FT"),
    _supply("A7038", 4, 9, "Filter, disposable, PAP", "ULTRA FINE FILTERS DISP", units=(2, 6)),
    _supply("A7039", 12, 26, "Filter, non disposable, PAP", "FOAM FILTER REUSABLE"),
    _supply("A7046", 18, 45, "Water chamber for humidifier, replacement", "HUMIDAIR TUB"),
    _supply("A7032", 30, 70, "Cushion for nasal mask interface, replacement", "NASAL CUSHION N20 MED", units=(1, 2)),
    _supply("A4604", 50, 95, "Tubing with heating element", "CLIMATELINEAIR HEATED TUBE"),
    _supply("A7036", 14, 40, "Chin strap, PAP"),
)
NEBULIZER = (
    _rent("E0570", 12, 35, "Nebulizer, with compressor", "NEB COMPRESSOR RENTAL"),
    _supply("A7005", 20, 48, "Nebulizer set, non-disposable", "SIDESTREAM REUSABLE NEB KIT"),
    _supply("A7003", 3, 9, "Nebulizer administration set, disposable", "DISP NEB SET", units=(1, 2)),
    _supply("A7015", 2, 8, "Aerosol mask, used with nebulizer"),
)
DRUGS = (
    (
        _supply(
            "J7613",
            1,
            2,
            "Albuterol 0.083% inhalation solution, unit dose, 1 mg",
            "ALBUTEROL 2.5MG/3ML UD",
            units=(62, 125, 180),
        ),
        "00487-9501-25",
    ),
    (
        _supply(
            "J7620", 1, 3, "Albuterol/ipratropium inhalation solution, unit dose", "DUONEB 3ML UD", units=(60, 120)
        ),
        "0487-0201-60",
    ),
    (_supply("J7626", 5, 9, "Budesonide inhalation suspension, up to 0.5 mg", units=(30, 60)), "00093-6816-73"),
)
ACCESSORIES = (
    _supply("A4615", 2, 9, "Cannula, nasal", "CANN NASAL ADLT 7FT", units=(1, 2, 4)),
    _supply("A4616", 1, 2, "Oxygen tubing, per foot", "O2 TUBING 50FT GREEN", units=(25, 50)),
    _supply("E0555", 5, 18, "Humidifier bottle for oxygen", "HUMID DISP 350ML"),
    _supply("A4620", 4, 15, "Variable concentration mask", "VENTI MASK ADULT"),
)
RETAIL = (
    _supply(None, 12, 40, "Ear cushions, foam, retail item"),
    _supply(None, 18, 60, "Carry bag, retail", "CARRY BAG DELUXE (RETAIL)"),
    _supply(None, 15, 35, "CPAP cleaning wipes, 110 ct"),
)
VISITS = (
    _service("99213", 95, 210, "0510", "Office visit, established patient", "OFFICE/OUTPT VISIT EST LOW 20 MIN"),
    _service(
        "99214", 140, 330, "0510", "Office visit, established patient, moderate", "OFFICE OUTPATIENT VISIT 30 MIN"
    ),
    _service("99204", 220, 460, "0510", "New patient visit, 45 minutes"),
)
BREATHING_TESTS = (
    _service("94010", 60, 160, "0460", "Breathing capacity test (spirometry)", "SPIROMETRY"),
    _service("94060", 110, 290, "0460", "Spirometry before and after bronchodilator", "PFT PRE/POST BRONCHODILATOR"),
    _service("94726", 120, 260, "0460", "Lung volumes by body box"),
    _service("94729", 110, 250, "0460", "Diffusing capacity (DLCO)", "CO/MEMBRANE DIFFUSE CAPACITY"),
    _service("94761", 18, 60, "0460", "Pulse oximetry, multiple readings"),
    _service("94618", 70, 190, "0460", "Six minute walk with oxygen titration"),
    _service("94640", 45, 140, "0412", "Airway inhalation treatment", "HHN TREATMENT INITIAL"),
    _service("36600", 40, 110, "0410", "Arterial puncture", "ABG DRAW"),
    _service("82803", 60, 190, "0301", "Blood gases, arterial", "ABG ANALYSIS"),
)
LABS = (
    _service("85025", 28, 130, "0305", "CBC with differential", "COMPLETE CBC W/AUTO DIFF WBC"),
    _service("80053", 45, 260, "0301", "Comprehensive metabolic panel", "COMPREHEN METABOLIC PANEL"),
    _service("36415", 8, 32, "0300", "Blood draw (venipuncture)", "ROUTINE VENIPUNCTURE"),
    _service("84484", 60, 290, "0301", "Troponin, quantitative"),
    _service("83880", 90, 310, "0301", "Natriuretic peptide (BNP)"),
    _service("81001", 18, 70, "0307", "Urinalysis, automated with microscopy"),
)
IMAGING = (
    _service("71046", 90, 520, "0324", "Chest x-ray, 2 views", "RADEX CHEST 2 VIEWS"),
    _service("71260", 900, 4100, "0352", "CT chest with contrast", "CT THORAX W/DYE"),
    _service("93005", 60, 480, "0730", "EKG tracing", "ECG TRACING ONLY 12 LEAD"),
    _service("70450", 1100, 3900, "0351", "CT head without contrast"),
)
EMERGENCY = (
    _service("99284", 900, 2600, "0450", "Emergency department visit, level 4", "ED VISIT HIGH SEVERITY"),
    _service("96374", 160, 520, "0450", "IV push, single drug"),
    _service("96375", 90, 260, "0450", "IV push, each additional drug"),
)
HOSPITAL_DRUGS = (
    _service("J2405", 3, 60, "0636", "Ondansetron injection 1 mg", "ONDANSETRON HCL INJ PER 1 MG", units=(4, 8)),
    _service("J1885", 6, 90, "0636", "Ketorolac injection 15 mg", units=(1, 2)),
    _service("J2920", 12, 55, "0636", "Methylprednisolone inj up to 40 mg", units=(1, 3)),
    _service(None, 2, 36, "0250", "ACETAMINOPHEN 325 MG TAB", units=(1, 2, 6)),
    _service(None, 4, 48, "0250", "PREDNISONE 20 MG TABLET", units=(1, 2, 3)),
)
WARD = (
    _service(None, 1200, 3900, "0120", "ROOM & BOARD SEMI-PRIVATE", "Semi-private room, 2 beds", units=(1, 2, 3)),
    _service(None, 60, 390, "0412", "OXYGEN SET-UP AND USE, PER DAY", "RESPIRATORY SVC - OXYGEN DAILY"),
    _service(None, 14, 190, "0270", "IV START KIT", "MED-SURG SUPPLIES"),
)
SIDED = (
    _service("73560", 80, 310, "0320", "X-ray knee, 1 or 2 views"),
    _service("73030", 80, 310, "0320", "X-ray shoulder, minimum 2 views"),
)
