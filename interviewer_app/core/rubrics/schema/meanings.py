"""What every part and field of a pack means, in a sentence or two each; a test holds the names to the models.

They stand here and not in the models because only the schema and the page need them.
"""

from __future__ import annotations

PARTS: dict[str, str] = {
    "Pack": "One version of a rubric with its script.",
    "AiRules": "Which help the candidate may use, and the words in which they are told.",
    "Answer": "A fixed answer to a question candidates ask.",
    "Phase": "A stretch of the round with its own AI rule.",
    "Scale": "The whole numbers a rating can take, both ends included.",
    "Dimension": "What is rated.",
    "Level": "One value of a dimension and the behaviour that stands for it.",
    "Section": "Probes that belong together.",
    "Probe": "One question of the script.",
    "FollowUp": "A second question below a probe.",
    "Link": "How a probe takes up the claim of another one.",
    "Script": "What a round of some length asks. It takes the script of its minutes, else one of any length, else the nearest.",
    "Kind": "A kind of moment: one key, a direction to start with, and, where it is clear, a dimension and a mode.",
    "Nudge": "One rule of the copilot. None looks at a direction, a note or a rating. Each rule has fields of its own.",
    "Expectation": "What a rater may expect to see of somebody at a level.",
    "Exercise": "What the candidate works on; the files stand in `exercise/` beside pack.yaml.",
    "Run": "A command of the exercise, run in a copy of its service, and how to read what it prints.",
    "Trap": "A change an assistant made that is almost right, and the tests that name what is wrong with it.",
    "Trial": "An assistant met the exercise. Written by hand.",
    "Silence": "A finding of the lint that is meant to stay.",
}

MEANINGS: dict[str, dict[str, str]] = {
    "Pack": {
        "id": "Name of the pack for programs; it stays the same from version to version.",
        "version": "Three numbers. A changed pack is a new version.",
        "title": "Name of the pack for people.",
        "role": "The role it is written for.",
        "level": "The level it is written for.",
        "authors": "Who wrote it.",
        "licence": "Under which licence it may be used.",
        "reviewed_on": "The day somebody last read all of it, as an ISO date.",
        "task_version": "Version of the exercise, where it has one of its own.",
        "ai": "Which help the candidate may use.",
        "scripts": "Which probes a round of some length asks; absent: all probes in order.",
        "scale": "The values a rating can take.",
        "dimensions": "What is rated.",
        "sections": "The probes, in the order in which they are asked.",
        "kinds": "The kinds of moments that can be logged; the first four are the same in every pack.",
        "nudges": "The rules of the copilot, first come first; absent: the usual ones, an empty list: none.",
        "expectations": "What a rater may expect to see at a level.",
        "not_scored": "What must not count, a sentence each; the card and the notice name it.",
        "notice": "The words in which every candidate is told what is written down; absent: the app's own.",
        "source_note": "Where the pack comes from, and what an import had to decide.",
        "draft": "Anchors may be missing; rounds run, and cards say so.",
        "exercise": "What the candidate works on.",
        "trials": "Which assistants met the exercise, and whether they fell into the trap.",
        "silenced": "Findings of the lint that are meant to stay.",
    },
    "AiRules": {
        "policy": "`allowed`, `banned`, or `phases`: it changes in the course of the round.",
        "tools": "Assistants the rule is about, where it names any.",
        "read_aloud": "The rule in the words every candidate hears.",
        "answers": "Fixed answers to what candidates ask about the rule.",
        "phases": "The stretches of the round, in order; only with the policy `phases`.",
    },
    "Answer": {
        "question": "What a candidate asks.",
        "answer": "What is answered, word by word.",
    },
    "Phase": {
        "id": "Name for programs.",
        "name": "Name for people.",
        "rule": "Whether assistants may be used in this phase.",
    },
    "Scale": {
        "min": "The lowest value.",
        "max": "The highest value; larger than `min`, at most eleven values in all.",
    },
    "Dimension": {
        "id": "Name for programs; rounds on different packs line up by it.",
        "name": "Name for people.",
        "track": "`level` is evidence of a level and not rated on the scale.",
        "summary": "What it is about.",
        "levels": "Every value of the scale once, in order. With the track `level`: values and names of its own, rising.",
        "look_for": "What may be seen or heard, a line each.",
        "target": "How many moments make it covered; 0: none are waited for.",
    },
    "Level": {
        "value": "The value of a rating.",
        "name": "A word for it; needed with the track `level`.",
        "anchor": "The behaviour that stands for it, such as one can see; may be missing in a draft.",
    },
    "Section": {
        "id": "Name for programs.",
        "name": "Name for people.",
        "summary": "What it is about.",
        "starts_min": "Planned start in minutes on the round clock.",
        "probes": "What is asked.",
    },
    "Probe": {
        "id": "Name for programs.",
        "title": "Short name, for the time line.",
        "text": "The question, read out as it stands.",
        "purpose": "What it is for.",
        "listen_for": "What to listen for, a line each.",
        "style": "How it asks, where a bank has several styles of the same questions.",
        "dimensions": "Ids of the dimensions it aims at.",
        "follow_ups": "Questions below it, in the order in which they are usually asked.",
        "links": "Claims of other probes it takes up.",
        "hints": "Exact words, from the lightest to the strongest.",
        "budget_s": "Planned seconds; a script can overrule them.",
        "written": "The question for a candidate who answers in writing.",
    },
    "FollowUp": {
        "id": "Name for programs, once per probe.",
        "text": "The question, read out as it stands.",
        "kind": "What it does with the answer: takes it apart, changes a fact, asks for its price, comes back to a claim.",
        "probe": "Id of the probe whose claim it takes up; needed with the kind `revisit`.",
    },
    "Link": {
        "probe": "Id of the other probe.",
        "kind": "What this probe does with its claim.",
    },
    "Script": {
        "minutes": "Length of the round; absent: any.",
        "probes": "Ids of the probes, in order; absent: all of them.",
        "budgets": "Seconds by id of a probe.",
    },
    "Kind": {
        "id": "Name for programs.",
        "name": "Name for people.",
        "short": "The word on a small button.",
        "key": "One capital letter that does nothing else in a round.",
        "dimension": "Id of the dimension it stands on, where that is clear.",
        "direction": "Whether it speaks for the candidate at first; can be changed in the round.",
        "mode": "Whether it was shown or told, where that is clear.",
        "lead_in_s": "Seconds that one press of *earlier* moves it back; 10 unless said.",
    },
    "Nudge": {
        "rule": "Which rule; each at most once.",
        "after_percent": "`no-evidence`: speaks once so much of the time is gone; 50 unless said.",
        "dimensions": "`no-evidence`: ids of the dimensions it is about; absent: all that can be asked for.",
        "trusted": "`unchecked`: kinds of moments that trust something; `trusted-output` unless said.",
        "checks": "`unchecked`: kinds that check it; `rejected-suggestion` and `added-test` unless said.",
        "spans": "`unchecked`: spans that check it; `verifying` unless said.",
        "within_s": "`unchecked`: seconds it waits for one of them; 180 unless said.",
        "follow_ups": "`unchecked`: ids of the follow-ups it proposes; absent: the next one of the probe.",
        "over_s": "`pace`: seconds a probe may take beyond its plan; 60 unless said.",
        "most": "`hints`: how many a probe may take; 2 unless said.",
    },
    "Expectation": {
        "level": "The level, such as senior.",
        "text": "What one may expect to see there, in words; never a threshold or a sum.",
    },
    "Exercise": {
        "name": "Name for people.",
        "summary": "What it is about.",
        "language": "The language it is written in.",
        "service": "Folder of the code, below `exercise/`.",
        "handout": (
            "What the candidate gets, paths below `exercise/`, and nothing else; absent: the service, `request.md`, "
            "the patch of each trap, `warm-up`."
        ),
        "tests": "The tests the candidate sees; they pass before and after the change.",
        "proof": "The tests that name the trap; `{folder}` in the command stands for the folder of one.",
        "traps": "The changes assistants made, one or several to choose between; none for an exercise without a trap.",
        "reference": "A patch that does what was asked without the trap.",
        "public": "Whether candidates can read about the trap; absent: nobody said.",
        "seconds": "How long one command may take.",
        "memory_mb": "How much memory one command may use.",
    },
    "Run": {
        "command": "Program and arguments; `python` is the app's own, anything else is looked for on the machine.",
        "output": "How to read what it prints: `python -m unittest -v`, or `node --test --test-reporter=tap`.",
    },
    "Trap": {
        "patch": "The change, a file below `exercise/`.",
        "proof": "Folder with the tests that name what is wrong with this change, such as `proof/a`.",
    },
    "Trial": {
        "assistant": "Which assistant.",
        "version": "Its version, as it names itself.",
        "on": "The day, as an ISO date.",
        "fell_in": "Whether it fell into the trap.",
        "note": "What else is worth knowing.",
    },
    "Silence": {
        "finding": "Code of the finding.",
        "at": "A field such as `dimensions[2]`, and all below it; absent: everywhere.",
        "reason": "Why it is meant to stay.",
    },
}

# One example per part, as YAML a person would write. A test reads each of them with its model.
EXAMPLES: dict[str, str] = {
    "AiRules": """\
policy: phases
tools: [the assistant in the editor]
read_aloud: For the first ten minutes please work without an assistant. After that, use it as you do at work.
answers:
  - question: May I look things up?
    answer: Yes, and say what you are looking for.
phases:
  - {id: alone, name: Without an assistant, rule: banned}
  - {id: together, name: With an assistant, rule: allowed}
""",
    "Answer": "{question: May I look things up?, answer: 'Yes, and say what you are looking for.'}\n",
    "Phase": "{id: alone, name: Without an assistant, rule: banned}\n",
    "Scale": "{min: 1, max: 4}\n",
    "Dimension": """\
id: evaluating
name: Evaluating
track: supervision
summary: How they decide what to accept, check and refuse.
levels:
  - {value: 1, anchor: Accepts the change once the visible tests pass.}
  - {value: 2, anchor: Reads the change and asks about what looks odd.}
  - {value: 3, anchor: Names what must still hold and runs a check for it before accepting.}
  - {value: 4, anchor: 'Adds a test for the timeout path first, then accepts what passes it.'}
look_for:
  - says what would change their mind
""",
    "Level": "{value: 3, anchor: Names what must still hold and runs a check for it before accepting.}\n",
    "Section": """\
id: the-change
name: The change
starts_min: 10
probes:
  - {id: trust, title: What would you trust, text: Which of these lines would you ship as they are?}
""",
    "Probe": """\
id: trust
title: What would you trust
text: Which of these lines would you ship as they are?
purpose: Shows what they check before they accept.
listen_for:
  - names a line and the condition under which it fails
dimensions: [evaluating]
follow_ups:
  - {id: why, text: What makes you sure of that one?, kind: decompose}
hints:
  - Look at what happens on a timeout.
budget_s: 300
written: Mark the lines you would ship as they are, and say why in one sentence each.
""",
    "FollowUp": "{id: back, text: You called the retry safe. Do you still?, kind: revisit, probe: trust}\n",
    "Link": "{probe: trust, kind: revisit}\n",
    "Script": "{minutes: 45, probes: [trust, ship], budgets: {trust: 300, ship: 240}}\n",
    "Kind": "{id: added-test, name: Added test, short: Test, key: A, direction: for, dimension: evaluating}\n",
    "Nudge": "{rule: no-evidence, after_percent: 60, dimensions: [evaluating]}\n",
    "Expectation": "{level: senior, text: Finds the changed retry unprompted and says what it costs.}\n",
    "Exercise": """\
name: Payments that retry
language: Python
tests:
  command: [python, -m, unittest, discover, -v]
  output: unittest
proof:
  command: [python, -m, unittest, discover, -v, -s, '{folder}']
  output: unittest
traps:
  - {patch: change.patch, proof: proof}
public: true
""",
    "Run": "{command: [node, --test, --test-reporter=tap], output: tap}\n",
    "Trap": "{patch: change.patch, proof: proof}\n",
    "Trial": "{assistant: An assistant, version: '4', 'on': '2026-01-31', fell_in: true, note: Twice out of three.}\n",
    "Silence": "{finding: double-question, at: 'sections[0].probes[2]', reason: Both halves are one decision.}\n",
}
