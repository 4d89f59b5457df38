#!/usr/bin/env python3
"""Checks a card (PDF) or bundle (JSON) of Interviewer Copilot without it. Needs Python 3.9 or newer, nothing else.

    python3 verify_card.py card.pdf [--key HEX] [--require-signer] [--json]

It recomputes every digest and chain, the pack, every seal with the card it covers, the signatures, and the moments and
ratings of the summary. It cannot draw the pages again, so it cannot say whether what is printed is what the attachment
says: read round.json, or ask `interviewer verify`. Nor does it recompute the probes, hints and times of the summary.

Exit: 0 intact; 1 not intact, or not signed as asked; 2 no card, not readable, or of a newer version.
The formats are described in docs/formats.md of the application.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import sys
import unicodedata
import zlib

LARGEST, DEEPEST, MOST_BYTES = 2**53 - 1, 64, 64 * 1024 * 1024
HOUR_MS = 3_600_000
TEXTS = ("stream", "subject", "kind", "author", "body_digest", "prev", "digest")
NUMBERS = ("v", "number", "wall_us")
COLUMNS = ("v", "stream", "number", "subject", "kind", "wall_us", "round_ms", "author", "body_digest", "prev")
PRIVATE = {"accommodated", "pause-explained", "noticed", "explained", "reviewed", "same-person", "attached",
           "anchor-moved", "attachment-removed"}  # fmt: skip
AMENDABLE = ("moment_kind", "dimension", "direction", "prompted", "mode", "note")


class Unreadable(Exception):
    """No card, or one this program cannot read."""


# Canonical JSON ---------------------------------------------------------------------------------------------------


def canonical(value):
    return json.dumps(plain(value), ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode("utf-8")


def digest(tag, data):
    return hashlib.sha256(tag.encode("ascii") + b"\n" + data).hexdigest()


def plain(value, depth=0):
    if depth > DEEPEST:
        raise Unreadable("values are nested too deep")
    if isinstance(value, bool):
        return value
    if isinstance(value, str):
        if any("\ud800" <= letter <= "\udfff" for letter in value):
            raise Unreadable("a text holds half of a character")
        return unicodedata.normalize("NFC", value)
    if isinstance(value, int):
        if abs(value) > LARGEST:
            raise Unreadable("a number is too large")
        return value
    if isinstance(value, list):
        return [plain(item, depth + 1) for item in value]
    if isinstance(value, dict):
        found = {plain(key): plain(item, depth + 1) for key, item in value.items()}
        if len(found) != len(value):
            raise Unreadable("a key stands twice")
        return found
    raise Unreadable("a value is null or broken")


def no_float(text):
    raise ValueError(f"{text[:24]} is no whole number")


def once(pairs):
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key stands twice")
    return found


def read_json(data):
    try:
        text = data.decode("utf-8")
        return plain(json.loads(text, object_pairs_hook=once, parse_float=no_float, parse_constant=no_float))
    except (ValueError, RecursionError) as error:
        raise Unreadable(f"not readable as JSON ({error})") from error


# The file ---------------------------------------------------------------------------------------------------------


STORED = "its attachment is stored in a way this program does not read; take round.json out of it"
NAMES = {b"EF", b"F", b"UF", b"EmbeddedFile", b"Filter", b"FlateDecode", b"DecodeParms", b"Length", b"ObjStm", b"Type"}
EF = rb"/EF(?=[\s/<>\[\]()%{}])"
OF_EF = re.compile(EF + rb"\s*<<((?:\s*/(?:F|UF|DOS|Unix|Mac)\s+\d+\s+\d+\s+R)+)\s*>>")


def attachment(pdf):
    """The one attachment of a card. Every stream of the file is looked at; two rounds in one file are refused, and so
    is a round that is not what the file says is attached: another reader would take another one."""
    streams, texts = [], [pdf]
    for head in re.finditer(rb"(\d+)\s+\d+\s+obj\b((?:(?!endobj).){0,4000}?)\bstream\r?\n", pdf, re.DOTALL):
        number, about = int(head.group(1)), head.group(2)
        data = data_of(pdf, head.end(), about)
        streams.append((number, about, data))
        if data is None and (b"/XRef" not in about or b"/ObjStm" in about or b"/EmbeddedFile" in about):
            raise Unreadable(STORED)
        texts += [data] if b"/ObjStm" in about else []
    if len(streams) != len(re.findall(rb"(?<!end)stream\r?\n", pdf)):
        raise Unreadable(STORED)
    named = set().union(*map(attached, texts))
    found = []
    for number, about, data in streams:
        rounds = data is not None and data.startswith(b'{"format":"interviewer-')
        if number in named or rounds or b"/EmbeddedFile" in about:
            if data is None or number not in named:
                raise Unreadable(STORED)
            found.append((number, data))
    if not found or {number for number, _data in found} != named:
        raise Unreadable("carries no round that this program finds; take round.json out of it and check that")
    if len({data for _number, data in found}) > 1:
        raise Unreadable("carries more than its round; ask for the file as it was")
    return found[0][1]


def attached(text):
    """The numbers of the objects that are said to be attached."""
    for name in re.findall(rb"/([^\s/<>\[\]()%{}]{0,80}#[^\s/<>\[\]()%{}]{0,80})", text):
        if re.sub(rb"#([0-9a-fA-F]{2})", lambda found: bytes([int(found.group(1), 16)]), name) in NAMES:
            raise Unreadable(STORED)
    known = OF_EF.findall(text)
    if len(known) != len(re.findall(EF, text)):
        raise Unreadable(STORED)
    return {int(number) for each in known for number in re.findall(rb"(\d+)\s+\d+\s+R", each)}


def data_of(pdf, start, about):
    """What a stream holds; None where this program cannot tell."""
    about = re.sub(rb"/Filter\s*\[\s*\]", b"", about)
    if b"/DecodeParms" in about or len(re.findall(rb"/Filter\b", about)) > 1:
        return None
    if re.search(rb"/Filter\s*(?:/FlateDecode\b|\[\s*/FlateDecode\s*\])", about):
        return inflated(pdf[start:])
    end = pdf.find(b"endstream", start)
    return cut(pdf[start : end if end > 0 else None], about)


def inflated(data):
    try:
        unpack = zlib.decompressobj()
        out = unpack.decompress(data, MOST_BYTES + 1)
        return out if unpack.eof or len(out) > MOST_BYTES else None
    except zlib.error:
        return None


def cut(raw, about):
    if b"/Filter" in about:
        return None
    length = re.search(rb"/Length (\d+)(?! \d+ R)\b", about)
    if length is not None and int(length.group(1)) <= len(raw):
        return raw[: int(length.group(1))]
    return raw[:-1] if raw.endswith(b"\n") else raw


def read_bundle(data):
    """The JSON value and its entries, checked for their shape alone."""
    if len(data) > MOST_BYTES:
        raise Unreadable("larger than any round is")
    value = read_json(data)
    form = value.get("format") if isinstance(value, dict) else None
    if not isinstance(form, str) or not form.startswith("interviewer-round/"):
        raise Unreadable("is no round of Interviewer Copilot")
    if form != "interviewer-round/1":
        raise Unreadable(f"was written by a newer version ({form})")
    try:
        return value, shaped(value)
    except (KeyError, TypeError, AttributeError) as error:
        raise Unreadable(f"is not built as a bundle is ({error})") from error


def shaped(value):
    pack = value["payload"]["pack"]
    if not isinstance(pack["digest"], str) or not isinstance(pack["document"], dict):
        raise TypeError("the pack is no document")
    value["summary"]
    entries = []
    for stream in value["payload"]["streams"]:
        for line in stream["entries"]:
            for name in TEXTS:
                if not isinstance(line[name], str):
                    raise TypeError(f"{name} is no text")
            for name in NUMBERS + (("round_ms",) if "round_ms" in line else ()):
                if type(line[name]) is not int or line[name] < 0:
                    raise TypeError(f"{name} is no whole number")
            if not isinstance(line.get("body", {}), dict) or not isinstance(line.get("salt", ""), str):
                raise TypeError("body or salt is of another type")
            if line["stream"] != stream["stream"]:
                raise KeyError("an entry stands in another stream than its own")
            if line["v"] > 1:
                raise Unreadable("was written by a newer version (its entries)")
            entries.append(line)
    return entries


def is_canonical(data, value):
    """Whether the bytes are the one way to write these values, with nothing else in them."""
    payload, streams = value["payload"], value["payload"]["streams"]
    known = set(value) <= {"format", "payload", "summary", "signature"} and set(payload) == {"pack", "streams"}
    known = known and set(payload["pack"]) == {"digest", "document"}
    ids = [stream["stream"] for stream in streams]
    known = known and ids == sorted(set(ids))
    for stream in streams:
        numbers = [line["number"] for line in stream["entries"]]
        known = known and set(stream) == {"stream", "entries"} and bool(numbers) and numbers == sorted(numbers)
        known = known and all(set(line) <= set(COLUMNS) | {"digest", "salt", "body"} for line in stream["entries"])
    return known and canonical(value) == data


# Chains -----------------------------------------------------------------------------------------------------------


def place(entry):
    return f"stream {entry['stream'][:8]}, entry {entry['number']}"


def check_chain(entries):
    problems, prev = [], digest("interviewer-stream/1", entries[0]["stream"].encode("utf-8"))
    first = entries[0]
    for expected, entry in enumerate(entries, start=1):
        found, where = [], place(entry)
        say = found.append
        if entry["number"] != expected:
            problems.append((where, f"stands where entry {expected} belongs"))
            break
        if entry["prev"] != prev:
            say("does not follow from the entry before it")
        if ("body" in entry) != ("salt" in entry):
            say("body and salt were not erased together")
        elif "body" in entry:
            salt = entry["salt"]
            good = re.fullmatch(r"[0-9a-f]{32}", salt) is not None
            salted = bytes.fromhex(salt if good else "") + canonical(entry["body"])
            if not good or digest("interviewer-body/1", salted) != entry["body_digest"]:
                say("the body was changed after it was written")
        if digest("interviewer-entry/1", canonical({k: entry[k] for k in COLUMNS if k in entry})) != entry["digest"]:
            say("a column was changed after it was written")
        if (entry["kind"] == "opened") != (entry["number"] == 1):
            say("a stream is opened by its first entry and no other")
        if (entry["subject"], entry["author"]) != (first["subject"], first["author"]):
            say("speaks of another subject or for another author")
        problems += [(where, what) for what in found]
        prev = entry["digest"]
    return problems


def strangers(entries, round_id):
    for entry in entries:
        body = entry.get("body")
        named = {"opened": "id", "planned": "round"}.get(entry["kind"])
        if entry["subject"] != "round":
            yield place(entry), "is not about the round"
        elif entry["kind"] in PRIVATE:
            yield place(entry), "travels with no round"
        elif named and body is not None and (body.get("subject", "round") != "round" or body.get(named) != round_id):
            yield place(entry), "is about another round"


def in_order(entries):
    """The order in which everybody reads them: a clock set back never reorders a stream."""
    latest, keyed = {}, []
    for entry in sorted(entries, key=lambda e: (e["stream"], e["number"])):
        latest[entry["stream"]] = max(latest.get(entry["stream"], 0), entry["wall_us"])
        keyed.append((latest[entry["stream"]], entry["stream"], entry["number"], entry))
    return [entry for *_, entry in sorted(keyed, key=lambda k: k[:3])]


# The round --------------------------------------------------------------------------------------------------------


class Act:
    def __init__(self, moments, body, moved_ms):
        self.moments, self.body, self.moved_ms, self.stands = moments, body, moved_ms, True


class Round:
    """What the entries add up to, as far as a seal covers it."""

    def __init__(self, entries):
        self.planned, self.state, self.runs = None, "planned", False
        self.moved_ms, self.acts, self.moments = 0, {}, {}
        self.ratings, self.recommended, self.seals, self.amendments = {}, {"text": ""}, [], []
        for entry in in_order(entries):
            if "body" in entry:
                self.take(entry["kind"], entry["body"], entry)

    def take(self, kind, body, entry):
        if kind == "planned":
            self.planned = self.planned or body
        elif kind in ("started", "resumed") or (kind == "gap" and self.runs):
            self.runs, self.state = True, self.state if self.state == "sealed" else "live"
        elif kind in ("paused", "ended"):
            self.runs, self.state = False, self.state if self.state == "sealed" else kind
        elif kind == "rated":
            self.ratings[body["dimension"]] = body
        elif kind == "recommended":
            self.recommended = body
        elif kind == "sealed":
            self.seals.append((entry, body))
            self.state = "sealed"
            for each in self.amendments:
                each["seal"] = each["seal"] or len(self.seals)
        elif kind == "amendment-begun" and self.state == "sealed":
            if not any(each["about"] == body["about"] and not each["seal"] for each in self.amendments):
                self.amendments.append({**body, "seal": 0})
        elif kind == "amendment-dropped":
            lost = [e for e in self.amendments if e["amendment"] == body["amendment"] and not e["seal"]]
            self.amendments = [each for each in self.amendments if each not in lost]
        else:
            self.act(kind, body, entry)

    def act(self, kind, body, entry):
        beside = {"hint-given": "act", "answer-given": "act", "span-started": "span", "span-ended": "ending",
                  "follow-up-asked": "act", "probe-marked": "act", "start-moved": "act"}  # fmt: skip
        if kind == "moment-logged":
            self.log(body, entry)
        elif kind in ("moment-amended", "moment-retracted", "moments-amended", "moments-retracted"):
            name = "amendment" if kind.endswith("amended") else "retraction"
            about = body["moments"] if kind.startswith("moments") else [body["moment"]]
            known = [moment for moment in dict.fromkeys(about) if moment in self.moments]
            if known and body[name] not in self.acts:
                self.acts[body[name]] = made = Act(known, {**body, "takes back": name == "retraction"}, self.moved_ms)
                for moment in known:
                    self.moments[moment].append(made)
        elif kind in beside and body.get(beside[kind]) is not None:
            self.aside(kind, body, body[beside[kind]])
        elif kind in ("undone", "redone"):
            self.turn(self.acts.get(body["act"]), kind == "redone")

    def log(self, body, entry):
        if body["moment"] not in self.moments:
            made = Act([body["moment"]], {**body, "entry": entry}, self.moved_ms)
            self.acts[body["moment"]], self.moments[body["moment"]] = made, [made]

    def aside(self, kind, body, name):
        moves = kind == "start-moved"
        late = moves and (self.state not in ("live", "paused") or self.moved_ms + body["by_ms"] > HOUR_MS)
        if name in self.acts or late:
            return
        self.acts[name] = Act([], body, self.moved_ms)
        if moves:
            self.moved_ms += body["by_ms"]

    def turn(self, act, stands):
        if act is None or act.stands == stands:
            return
        act.stands = stands
        if "by_ms" in act.body:
            self.moved_ms += act.body["by_ms"] if stands else -act.body["by_ms"]

    def moment(self, name):
        """A moment as the summary has it, None for one that was taken back."""
        first, *others = self.moments[name]
        later, entry = self.moved_ms - first.moved_ms, first.body["entry"]
        now = {field: first.body.get(field) for field in AMENDABLE}
        at_ms, stands = first.body["at_ms"] + later, first.stands
        for act in others:
            if not act.stands:
                continue
            if act.body["takes back"]:
                stands = False
                continue
            now.update({field: act.body[field] for field in AMENDABLE if field in act.body})
            now.update(dict.fromkeys(act.body.get("cleared", ())))
            if "at_ms" in act.body and "moment" in act.body:
                at_ms = act.body["at_ms"] + self.moved_ms - act.moved_ms
        entered = entry.get("round_ms", first.body["at_ms"]) + later
        told = {"id": name, "kind": now["moment_kind"], "dimension": now["dimension"], "direction": now["direction"],
                "prompted": now["prompted"], "mode": now["mode"], "round_ms": at_ms, "entered_ms": entered,
                "wall_us": entry["wall_us"], "probe": first.body.get("probe"), "phase": first.body.get("phase"),
                "note": now["note"] or None, "late": at_ms < entered,
                "after_round": first.body.get("after_round", False)}  # fmt: skip
        return {key: item for key, item in told.items() if item is not None} if stands else None

    def fields(self, name):
        """What can be amended of a moment, as it is now."""
        first, *others = self.moments[name]
        now = {field: first.body.get(field) for field in AMENDABLE}
        for act in others:
            if act.stands and not act.body["takes back"]:
                now.update({field: act.body[field] for field in AMENDABLE if field in act.body})
                now.update(dict.fromkeys(act.body.get("cleared", ())))
        return now

    def counted(self):
        found = [told for told in map(self.moment, self.moments) if told is not None]
        return sorted(found, key=lambda m: (m["round_ms"], m["entered_ms"]))

    def rating(self, dimension):
        body = self.ratings[dimension]
        told = {"dimension": dimension, "cites": body.get("cites", []), "rationale": body.get("rationale", "")}
        return {**told, **{name: body[name] for name in ("level", "no_evidence") if name in body}}

    def card(self):
        """The facts a seal's card digest is over."""
        facts = {"round": self.planned["round"], "pack_digest": self.planned["pack"]["digest"],
                 "ratings": [self.rating(name) for name in sorted(self.ratings)],
                 "recommendation": self.recommended["text"], "moments": [m["id"] for m in self.counted()]}  # fmt: skip
        for ours, theirs in (("level", "level"), ("rests_on", "rests_on")):
            if self.recommended.get(theirs):
                facts[ours] = self.recommended[theirs]
        return facts


# Seals ------------------------------------------------------------------------------------------------------------


def check_seals(state, entries):
    erased = [e for e in entries if e["kind"] == "sealed" and "body" not in e]
    if erased and state.ratings:
        yield place(erased[0]), "is an erased seal and vouches for no rating"
    before = None
    for index, (entry, body) in enumerate(state.seals, start=1):
        where, heads = f"seal {index}", {h["stream"]: h["number"] for h in body["heads"]}
        newest = index == len(state.seals)
        covered = state if newest else Round([e for e in entries if e["number"] <= heads.get(e["stream"], 0)])
        if covered.planned is None or body["card_digest"] != digest("interviewer-card/1", canonical(covered.card())):
            yield where, "the ratings are not the ones that were submitted"
        there = {(e["stream"], e["number"]): e["digest"] for e in entries}
        for head in body["heads"]:
            if there.get((head["stream"], head["number"])) != head["digest"]:
                yield where, f"covers entry {head['number']} of a stream, which is not there as it was"
        if body["pack_digest"] != state.planned["pack"]["digest"]:
            yield where, "names another pack than the round"
        yield from check_signature(entry, body, state.planned["round"], where)
        if before is not None and covered.planned is not None:
            yield from unexplained(before.card(), covered.card(), covered, index)
        before = covered if covered.planned is not None else None
    if state.seals:
        yield from other_hands(state.seals)
        yield from between(state.seals, entries)
        yield from after(state.seals[-1], entries)


def other_hands(seals):
    """A later seal is by the author of the first, and once one is signed the rest are, with the same key."""
    key, signed = "", 0
    for index, (entry, body) in enumerate(seals, start=1):
        where, own = f"seal {index}", body.get("signature", {}).get("key", "")
        if entry["author"] != seals[0][0]["author"]:
            yield where, "was set by another author than seal 1"
        if key and not own:
            yield where, f"is unsigned, though seal {signed} is signed"
        elif key and own != key:
            yield where, f"is signed with another key than seal {signed}"
        if own and not key:
            key, signed = own, index


def between(seals, entries):
    """Every entry between two seals that no amendment allows, or before a seal that does not cover it."""
    heads = [{head["stream"]: head["number"] for head in body["heads"]} for _entry, body in seals]
    state, late = Round([]), set()
    for entry in in_order(entries):
        covers = (i for i, known in enumerate(heads) if entry["number"] <= known.get(entry["stream"], 0))
        index = next(covers, 0)
        if index and entry["kind"] not in ("opened", "sealed") and "body" in entry:
            if len(state.seals) < index:
                yield place(entry), "stands before a seal that does not cover it"
            elif entry["kind"] == "amendment-begun" and entry["body"]["by"]["id"] != state.planned["interviewer"]["id"]:
                yield place(entry), "amends the card of somebody else"
            elif not allowed(state, late, entry["kind"], entry["body"]):
                yield place(entry), "changes a sealed card and no amendment allows it"
        if "body" in entry:
            state.take(entry["kind"], entry["body"], entry)
        if entry["kind"] == "sealed":
            late = set()


def allowed(state, late, kind, body):
    about = {each["about"] for each in state.amendments if not each["seal"]}
    if kind == "moment-logged" and body.get("after_round") is True and body.get("dimension") in about:
        new = body["moment"] not in state.moments
        late.update([body["moment"]] if new else [])
        return new
    if kind in ("moment-amended", "moment-retracted"):
        return of_late(state, late, kind, body, about)
    if kind in ("rated", "recommended"):
        return (body["dimension"] if kind == "rated" else "recommendation") in about
    return kind in ("amendment-begun", "amendment-dropped")


def of_late(state, late, kind, body, about):
    """What belongs to a late moment; or a moment nobody had sorted joins the dimension that is amended."""
    name = body["moment"]
    now = state.fields(name)["dimension"] if name in state.moments else None
    unsorted = name in state.moments and now is None
    if kind == "moment-amended" and set(body) == {"amendment", "moment", "dimension"} and unsorted:
        return body["dimension"] in about
    stays = body.get("dimension") in (None, *about) and not body.get("cleared")
    return name in late and now in about and (stays or kind == "moment-retracted")


def unexplained(old, new, covered, index):
    given = {each["about"] for each in covered.amendments if each["seal"] in (0, index)}
    both = old["ratings"] + new["ratings"]
    changed = {r["dimension"] for r in both if (r in old["ratings"]) != (r in new["ratings"])}
    if any(old.get(name) != new.get(name) for name in ("recommendation", "level", "rests_on")):
        changed.add("recommendation")
    for each in sorted(changed - given):
        yield f"seal {index}", f"changed {each} after the seal and says no reason"
    if [moment for moment in new["moments"] if moment in set(old["moments"])] != old["moments"]:
        yield f"seal {index}", "changed moments that were sealed"


def after(seal, entries):
    entry, body = seal
    heads = {head["stream"]: head["number"] for head in body["heads"]}
    for each in entries:
        own = each["stream"] == entry["stream"] and (each["number"] == entry["number"] or each["kind"] == "opened")
        if each["number"] > heads.get(each["stream"], 0) and not own:
            yield place(each), "was written after the seal"


def check_signature(entry, body, round_id, where):
    signature = body.get("signature")
    if signature is None:
        if body["signed"]:
            yield "signature", "is missing, though the seal says signed"
        return
    facts = {"round": round_id, "author": entry["author"], "heads": body["heads"], "pack_digest": body["pack_digest"],
             "card_digest": body["card_digest"], "signed": True, "key": signature["key"]}  # fmt: skip
    facts["heads"] = [{name: head[name] for name in ("stream", "number", "digest")} for head in body["heads"]]
    if not body["signed"]:
        yield where, "carries a signature and says it is unsigned"
    elif signature["alg"] != "ed25519":
        yield where, "is signed in a way this program does not know"
    elif not holds(signature["key"], signature["sig"], b"interviewer-seal/1\n" + canonical(facts)):
        yield where, "the signature is not one of its key over this seal"


# Ed25519 (RFC 8032), for verifying alone: no secret passes through here ---------------------------------------------

P = 2**255 - 19
Q = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT = pow(2, (P - 1) // 4, P)


def add(a, b):
    s, t = (a[1] - a[0]) * (b[1] - b[0]) % P, (a[1] + a[0]) * (b[1] + b[0]) % P
    u, v = 2 * a[3] * b[3] * D % P, 2 * a[2] * b[2] % P
    e, f, g, h = t - s, v - u, v + u, t + s
    return e * f % P, g * h % P, f * g % P, e * h % P


def times(number, point):
    out = (0, 1, 1, 0)
    while number:
        if number & 1:
            out = add(out, point)
        point, number = add(point, point), number >> 1
    return out


def point_of(data):
    y, sign = int.from_bytes(data, "little") & (2**255 - 1), data[31] >> 7
    xx = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(xx, (P + 3) // 8, P)
    if (x * x - xx) % P:
        x = x * ROOT % P
    if y >= P or (x * x - xx) % P or (x == 0 and sign):
        return None
    x = P - x if (x & 1) != sign else x
    return x, y, 1, x * y % P


def bytes_of(point):
    inverse = pow(point[2], P - 2, P)
    x, y = point[0] * inverse % P, point[1] * inverse % P
    return (y | (x & 1) << 255).to_bytes(32, "little")


BASE = point_of((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))


def holds(key, sig, data):
    if not re.fullmatch(r"[0-9a-f]{64}", key) or not re.fullmatch(r"[0-9a-f]{128}", sig):
        return False
    raw, signature = bytes.fromhex(key), bytes.fromhex(sig)
    point, s = point_of(raw), int.from_bytes(signature[32:], "little")
    if point is None or s >= Q:
        return False
    h = int.from_bytes(hashlib.sha512(signature[:32] + raw + data).digest(), "little") % Q
    minus = (P - point[0], point[1], point[2], P - point[3])
    return bytes_of(add(times(s, BASE), times(h, minus))) == signature[:32]


def fingerprint(key):
    number, groups = int(digest("interviewer-key/1", bytes.fromhex(key)), 16), []
    for _number in range(5):
        number, group = divmod(number, 100_000)
        groups.append(f"{group:05d}")
    return " ".join(groups)


# The answer -------------------------------------------------------------------------------------------------------


def check(data):
    """Every problem of a bundle, and the round where there is none."""
    value, entries = read_bundle(data)
    problems = [] if is_canonical(data, value) else [("file", "is not in canonical form: something else wrote it")]
    streams = {}
    for entry in entries:
        streams.setdefault(entry["stream"], []).append(entry)
    for stream in streams.values():
        problems += check_chain(stream)
    pack = value["payload"]["pack"]
    if digest("interviewer-pack/1", canonical(pack["document"])) != pack["digest"]:
        problems.append(("pack", "was changed after it was written"))
    if problems:
        return problems, None, entries
    try:
        return check_meaning(value, entries)
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        return [("round", f"an entry was not written by the application ({error})")], None, entries


def check_meaning(value, entries):
    state, pack = Round(entries), value["payload"]["pack"]
    if state.planned is None:
        return [("round", "the bundle holds no planned round")], None, entries
    for each in state.amendments:
        if not all(isinstance(text, str) for text in (each["by"]["name"], each["about"], each["reason"])):
            raise TypeError("an amendment says nothing")
    problems = list(strangers(entries, state.planned["round"])) + list(check_seals(state, entries))
    if state.planned["pack"]["digest"] != pack["digest"]:
        problems.append(("pack", "is not the one the round ran on"))
    dimensions = [each["id"] for each in pack["document"]["tree"]["dimensions"]]
    expected = {"moments": state.counted(), "ratings": [state.rating(d) for d in dimensions if d in state.ratings]}
    if canonical({name: value["summary"].get(name, []) for name in expected}) != canonical(expected):
        problems.append(("summary", "does not follow from the entries"))
    newest = state.seals[-1][1].get("signature") if state.seals else None
    repeated = value.get("signature")
    if not problems and repeated is None and newest is not None:
        problems.append(("signature", "is missing, though the seal says signed"))
    if not problems and repeated is not None and (newest is None or canonical(repeated) != canonical(newest)):
        problems.append(("signature", "is not the one of the newest seal"))
    return problems, state, entries


def answer(data, key):
    card = b"%PDF-" in data[:1024]
    problems, state, entries = check(attachment(data) if card else data)
    seals = [body.get("signature", {}).get("key", "") for _entry, body in state.seals] if state and not problems else []
    signed = seals[-1] if seals else ""
    signer = ("known" if signed == key else "unknown") if signed else "none"
    return {
        "kind": "card" if card else "bundle", "intact": not problems, "signer": signer,
        "erased": sum("body" not in entry for entry in entries), "pages": "cannot tell",
        "problems": [{"where": where, "what": what} for where, what in problems],
        "seals": [{"key": each or None, "fingerprint": fingerprint(each) if each else None} for each in seals],
        "amendments": [
            {"about": each["about"], "by": each["by"]["name"], "reason": each["reason"], "seal": each["seal"]}
            for each in (state.amendments if state and not problems else [])
        ],
    }  # fmt: skip


def said(found):
    lines = ["This {} is {}intact.".format(found["kind"], "" if found["intact"] else "NOT ")]
    for number, seal in enumerate(found["seals"], start=1):
        words = "signed by the key {} ({})".format(seal["key"], seal["fingerprint"]) if seal["key"] else "unsigned"
        lines.append(f"Seal {number}: {words}.")
    if found["seals"]:
        lines.append("Whose key that is, only its owner can tell you: have the digits read to you.")
    for each in found["amendments"]:
        lines.append("Changed with seal {seal} by {by}: {about}. Reason: {reason}".format(**each))
    lines += ["- {where}: {what}".format(**each) for each in found["problems"]]
    if found["kind"] == "card":
        lines.append("Not checked: the printed pages, which only the application can draw again.")
    lines.append("Not checked: probes, hints and times of the summary.")
    return "\n".join("".join(letter if letter.isprintable() else " " for letter in line) for line in lines)


def main(argv=None):
    parser = argparse.ArgumentParser(description="Checks a card or bundle of Interviewer Copilot without it.")
    parser.add_argument("file")
    parser.add_argument("--key", default="", help="the public key that has to have signed it, 64 hex digits")
    parser.add_argument("--require-signer", action="store_true", help="unsigned is a problem as well")
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args(argv)
    key = args.key.strip().lower()
    try:
        with open(args.file, "rb") as stream:
            found = answer(stream.read(), key)
    except (OSError, Unreadable) as error:
        if args.json:
            print(json.dumps({"error": f"{args.file}: {error}"}))
        print(f"verify_card: {args.file}: {error}", file=sys.stderr)
        return 2
    print(json.dumps(found) if args.json else said(found))
    unsigned = found["signer"] == "none" and (args.require_signer or key)
    other = bool(key) and found["signer"] != "known"
    if found["intact"] and (unsigned or other) and not args.json:
        print("A signature was asked for that is not there.")
    return 0 if found["intact"] and not unsigned and not other else 1


if __name__ == "__main__":
    sys.exit(main())
