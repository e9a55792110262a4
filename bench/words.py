"""The words that the invented listings are made of: places, vocabularies, sentences."""


def _listed(text: str) -> tuple[str, ...]:
    return tuple(text.split(", "))


LOCALITIES = (
    "Ashcombe",
    "Birchwell",
    "Castle Mead",
    "Dunford",
    "Eastmoor",
    "Fenwick Green",
    "Greyfriars",
    "Harrow Hill",
    "Ivybridge",
    "Kingsholm",
    "Larkfield",
    "Marsh End",
)
# Vocabulary: its name, its introduction, its terms. A term is an id and a label, and for a
# category that stands below another its parent.
Term = tuple[str, str] | tuple[str, str, str]
VOCABULARIES: dict[str, tuple[str, str, tuple[Term, ...]]] = {
    "categories": (
        "Categories",
        "What people do there.",
        (
            ("outdoors", "Nature and outdoors"),
            ("gardening", "Gardening and growing", "outdoors"),
            ("walking", "Walks and walking groups", "outdoors"),
            ("animals", "Farms and animals", "outdoors"),
            ("arts", "Arts and making"),
            ("crafts", "Crafts and making things", "arts"),
            ("music", "Music, dance and drama", "arts"),
            ("sport", "Sport and movement"),
            ("gentle-exercise", "Gentle exercise", "sport"),
            ("swimming", "Swimming", "sport"),
            ("company", "Company and clubs"),
            ("coffee-and-chat", "Coffee and chat", "company"),
            ("meals-together", "Meals together", "company"),
            ("games", "Games and hobbies", "company"),
            ("books", "Books and stories", "company"),
            ("learning", "Learning and work"),
            ("life-skills", "Life skills", "learning"),
            ("volunteering", "Volunteering", "learning"),
            ("computers", "Computers and phones", "learning"),
            ("advice", "Advice and information"),
        ),
    ),
    "needs": (
        "Support needs",
        "Who a group is used to welcoming.",
        (
            ("learning-disability", "Learning disability"),
            ("autism", "Autism"),
            ("dementia", "Dementia or memory loss"),
            ("mental-health", "Mental health"),
            ("physical-disability", "Physical disability"),
            ("older-or-frail", "Older or frail"),
        ),
    ),
    "access": (
        "Access",
        "Getting in, getting round and feeling at ease.",
        (
            ("step-free-entrance", "Step-free entrance"),
            ("level-inside", "Level inside"),
            ("lift", "Lift"),
            ("wide-doors", "Wide doors"),
            ("accessible-toilet", "Accessible toilet"),
            ("blue-badge-bay", "Blue Badge bay"),
            ("hearing-loop", "Hearing loop"),
            ("quiet-space", "Quiet space"),
            ("assistance-dogs", "Assistance dogs welcome"),
            ("parking-near", "Parking close by"),
        ),
    ),
    "funding-routes": (
        "Ways to pay",
        "Where the money can come from.",
        (
            ("council", "Paid for by the council"),
            ("direct-payment", "Direct Payment"),
            ("individual-service-fund", "Individual Service Fund"),
            ("self-funded", "Pay for it yourself"),
        ),
    ),
    "attending": (
        "Ways to take part",
        "How you take part.",
        (
            ("in-person", "In person"),
            ("online", "Online"),
            ("by-phone", "By phone"),
            ("mix", "In person or online"),
            ("at-your-home", "At your home"),
            ("out-and-about", "Out and about"),
        ),
    ),
    "audiences": (
        "Who can come",
        "Who may come.",
        (
            ("everyone", "Everyone"),
            ("adults-who-need-support", "Adults who need support"),
            ("carers", "Carers"),
            ("local-people", "People living locally"),
        ),
    ),
    "communication": (
        "Communication",
        "Ways to understand each other.",
        (
            ("makaton", "Makaton"),
            ("symbols", "Symbols and pictures"),
            ("plain-speech", "Plain speech"),
            ("large-print", "Large print"),
        ),
    ),
    "hub-functions": ("What a hub does", "What a hub can do for you.", (("ways-in", "Ways in"),)),
    "outcomes": (
        "What it helps with",
        "What people get out of it.",
        (
            ("meet-people", "Meet people and make friends"),
            ("learn-a-skill", "Learn something new"),
            ("keep-fit", "Move more and keep fit"),
            ("feel-better", "Feel better"),
            ("help-others", "Help other people"),
        ),
    ),
    "quality-marks": ("Quality marks", "Marks that were given.", (("safe-place", "Safe Place"),)),
    "spoke-types": (
        "Kinds of spoke",
        "What kind of group or place it is.",
        (
            ("community-group", "Community group"),
            ("health-activity", "Health and wellbeing activity"),
            ("cafe-or-pub", "Community café or pub"),
            ("library-service", "Library service"),
        ),
    ),
    "support": (
        "Kinds of support",
        "How much help there is.",
        (
            ("independent", "You manage on your own"),
            ("own-support-worker", "Bring your own support worker"),
            ("light-support", "Some help at hand"),
            ("one-to-one", "One-to-one support"),
            ("buddy", "A buddy"),
        ),
    ),
    "venue-types": (
        "Kinds of place",
        "What kind of place it is.",
        (
            ("village-hall", "Village hall"),
            ("church-hall", "Church or church hall"),
            ("community-centre", "Community centre"),
            ("library", "Library"),
            ("garden", "Farm or garden"),
        ),
    ),
}
FIRST = _listed(
    "Amber, Brook, Copper, Daisy, Early, Fern, Golden, Hazel, Indigo, Juniper, Kindly, "
    "Linden, Merry, Nettle, Open, Primrose, Quiet, Riverside, Sunny, Tallow, Upland, Velvet, "
    "Willow, Yellow"
)
SECOND = _listed(
    "Bench, Circle, Crew, Drummers, Elders, Fiddlers, Gang, Hands, Kettle, Larder, Makers, "
    "Needles, Parlour, Ramblers, Shed, Singers, Spades, Stitchers, Strollers, Table, Tuners, "
    "Voices, Wheel, Workshop"
)
HALLS = _listed(
    "Abbey, Barn, Chapel, Drill, Forge, Granary, Jubilee, Memorial, Orchard, Priory, School, Tithe"
)
STREETS = _listed(
    "High Street, Mill Lane, Station Road, Church Walk, Victoria Terrace, Orchard Close, The Green"
)
ROLES = _listed("Organiser, Group leader, Secretary, Session lead, Volunteer on the desk")
DAYS = _listed("Monday, Tuesday, Wednesday, Thursday, Friday, Saturday, Sunday")
WHAT = _listed(
    "Growing vegetables, Singing old songs, Mending clothes, Walking by the river, "
    "Cards and dominoes, Painting at two tables, Stretching in a chair, Cooking a hot lunch, "
    "Reading aloud, Help with phones and tablets"
)
WHOM = _listed(
    "for anyone who likes company, with people who know the ropes, at your own speed, "
    "for beginners and old hands, with a kettle always on, and a chat afterwards"
)
BRING = _listed(
    "Comfortable shoes and a drink, Old clothes and a waterproof coat, Reading glasses, "
    "Nothing at all, Something to share if you like, Your own mug"
)
BUSES = _listed("The Square, Church corner, Market cross, Library, Post office")
SENTENCES = (
    "Most of us came knowing nobody and stayed because somebody saved us a seat.",
    "You can come once or every week, and nobody takes a register.",
    "There is a quiet corner by the window where you can sit and watch first.",
    "Two volunteers look out for new faces and show you where things are.",
    "We start slowly, with tea, and the real work begins a quarter of an hour later.",
    "Tools are lent out at the door and come back to the same hook.",
    "The hall is warm in winter, and the far door stays open in summer.",
    "Some people talk the whole time and some do not say a word.",
    "If the bus is late we wait, because half of us are on it.",
    "Ring first when you use a powered chair, so that we can move the long table.",
    "We go through each step together and then you try it by yourself.",
    "Nothing here is a test, and there is no prize to win.",
    "Everybody washes up their own cup, apart from Thursdays.",
    "Your helper is welcome and pays nothing.",
    "The group began with five neighbours and a borrowed room.",
    "In the middle there is a break with fruit, biscuits and a jug of squash.",
    "You may bring a friend, a brother or a support worker.",
    "Once a month we go out, and we choose together where to go.",
    "The floor is level from the door to the furthest table.",
    "People who hear badly sit near the front, where the loop works best.",
    "We keep the radio off until the last half hour.",
    "There are large pictures on each cupboard, so you can find things alone.",
    "When it rains we move into the barn and carry on.",
    "Somebody always knows how to fix it, or knows who does.",
    "We put our prices on the wall and say so when they change.",
    "The last ten minutes are for plans, complaints and cake.",
    "Several members see poorly and do everything by touch.",
    "You do not need a letter from anybody to come here.",
    "If a day is hard for you, you can leave early and no one asks why.",
    "We take photographs only when everybody in the room has said yes.",
)
