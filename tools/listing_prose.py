# ruff: noqa: INP001 (a folder of scripts is no package)
"""What docs/writing-a-listing.md says in sentences of its own."""

SPOKE = "content/providers/huff-and-hum.yaml"
HUB = "content/providers/blackmore-gate.md"

INTRODUCTION = """\
# Writing a listing

One provider is one small text file in `content/providers/`. You need not write it yourself:
[taking part](../CONTRIBUTING.md) starts with people to ask. If you do, copy a file that is like
yours and change it line by line.

- The file's name is the provider's permanent id: small letters, numbers and hyphens, such as
  `okeford-allotment-group.yaml`.
- `make site` reads every file and tells every mistake at once, with the line and what to write.
  [What the checks say](rules.md) explains each message.
- Whatever you leave out means **not told yet**. It never means yes and it never means no: a page
  says “not told yet”, and nobody is sent away by a guess. Write `no` where the answer is no.

## What every entry needs

{needed}
That is enough for a page:

```yaml
name: Okeford Allotment Group
kind: spoke
summary: Grow vegetables together on a level, friendly plot.
categories: [gardening]
when: Tuesdays 10am to 12.30pm, term time
where: okeford-hall
contact: {{phone: 01632 960123}}
reviewed: 2026-11-10
```

A hub needs `hub_details` with its front door, opening times, lead and partners instead of an
activity. An entry that was imported (it has `sources`) needs only `name`, `kind` and `summary`.

## How a file is written

- Each line is a field, a colon, a space and the answer: `name: Okeford Allotment Group`.
- A field with fields of its own has them below it, two spaces further in, or in curly brackets on
  one line: `contact: {{role: Group leader, phone: 01632 960123}}`.
- A list has one line for each item, with a hyphen and a space, or stands in square brackets:
  `categories: [gardening, crafts]`. One answer needs no list: `categories: gardening`.
- Put quotes round a text in brackets that has a comma, and round any text with a colon and a space:
  `{{lift: "partly, ring first"}}`.
- Long text goes below `description: |`, two spaces further in. Or name the file `.md`, put the
  fields between two lines of `---`, and write the description below the second one.
- Write a day as `2026-11-10` or `10 November 2026`, a time as `10am`, `12.30pm` or `18:30`.
- Words from a list are understood by their id, their label or any of their synonyms, in capitals or
  not: `learning-disability`, `Learning disability` and `LD` are the same.
- A line that starts with # is a note for whoever edits the file. Nobody else sees it.

**One activity** may have its fields at the top level of the file. **Several** stand in a list,
`activities`, and what the top level says is then the default of each one: write `where` once if all
of them happen in the same hall.

In the tables below, “The entry” means fields at the top of the file; “Each activity” means fields
of an activity, or of the top level as their default; “The place” means a file of
`content/venues/`, or the same fields written below `where`.
"""

WHEN_RULES = """\
## How to write `when`

Plain sentences: the days, then the times, then what is special. Several make a list. Each has one
meaning, and the page says it back in the same words each time.

- **Days**: `Tuesdays`, `Monday to Friday`, `every day`, `weekends`, `first Tuesday of the month`,
  `every other Wednesday from 4 November 2026`, or dates with their year for something that happens
  once.
- **Times**: `10am to 12.30pm`, `18:00-20:00`, `noon`. They are the times on the clock, summer and
  winter.
- **Limits**: `from 8 January 2027`, `until 26 March 2027`, `not 19 February 2027`,
  `not bank holidays`, `term time`.
- `by arrangement`, where there are no set times.

Weekends, mornings, afternoons and evenings are worked out; do not write them. What can be read in
two ways is refused, and the message says what to write instead.
"""

COST_RULES = """\
## How to write `cost`

Prices with semicolons between them, or a list of them. Each is `free` or an amount, then what it is
for (a session, when you do not say) and for whom. `by donation` and `ask` are answers too.
"""

SPOKE_TITLE = """\
## A whole entry for a spoke

Lines that start with # are notes; you need not copy them.

"""

HUB_TITLE = """\
## A whole entry for a hub

This one is a .md file: the fields between two lines of ---, and the description below them.

"""

SHORT_FORMS = (
    ("access", "{lift: yes}", "There is a lift."),
    ("access", '{lift: "partly, ring first"}', "There is one, with a catch; the note is shown."),
    (
        "access",
        '{lift: "yes, to all floors (checked 2026-11-10)"}',
        "The answer, a note, and the day on which somebody looked.",
    ),
    ("access", "{lift: no}", "There is none. Leave the line out when nobody knows."),
    ("funding", "{direct-payment: yes}", "People can pay with a Direct Payment."),
    (
        "funding",
        '{direct-payment: "ask, it depends on the day"}',
        "Ask first; the note tells why.",
    ),
    ("status", "open", "It runs. The same as no `status` at all."),
    ("status", "paused", "It does not run at the moment, and nobody knows until when."),
    ("status", "paused until 2027-01-10", "It is open again on 10 January 2027."),
    ("status", "closed", "It is over. The page stays and says so."),
    ("care_act", "no", "Nobody needs a Care Act assessment first."),
    ("care_act", "for direct-payment", "Only people who pay in that way need one."),
    ("age", "18+", "From the 18th birthday on."),
    ("age", "16 to 25", "Both ages are included."),
    ("age", "under 65", "Up to the day before the 65th birthday."),
    ("age", "any", "Everybody."),
)
"""Field, answer, and what it means."""
