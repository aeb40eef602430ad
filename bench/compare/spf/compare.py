#!/usr/bin/env python3
"""Runs pyspf on the checks of a batch file and compares its answers with ours.

usage: compare.py BATCH.ndjson ANSWERS.ndjson
"""
import collections
import json
import sys

import spf

zones = {}


def lookup(name, qtype, strict=True, timeout=None):
    """Answers pyspf's DNS from the zones, as its own test driver does."""
    name = name.rstrip(".").lower()
    records = zones.get(name, [])
    answered = False
    for record in records:
        if record == "TIMEOUT":
            if not answered:
                raise spf.TempError("DNS timeout")
            return
        for kind, value in record.items():
            if kind == qtype:
                answered = True
            if kind == "CNAME":
                yield (name, "CNAME"), value
                for found in lookup(value, qtype):
                    yield found
            elif kind == "TXT":
                strings = value if isinstance(value, list) else [value]
                yield (name, kind), tuple(each.encode("latin-1") for each in strings)
            elif kind == "MX":
                yield (name, kind), tuple(value)
            else:
                yield (name, kind), value


spf.DNSLookup = lookup


def pyspf(check):
    query = spf.query(i=check["ip"], s=check["from"], h=check["helo"], receiver=None)
    query.set_default_explanation("")
    try:
        result, _, explanation = query.check()
    except Exception as failure:  # pyspf itself failed: an answer worth seeing
        return "exception " + type(failure).__name__, "", query
    return result, explanation if result == "fail" else "", query


def every_record(check, seen, name):
    """The policies that a policy may lead to."""
    for record in zones.get(name, []):
        if isinstance(record, dict) and "TXT" in record:
            value = record["TXT"]
            text = "".join(value) if isinstance(value, list) else value
            if text.lower().startswith("v=spf1"):
                seen.append(text.lower())
                for term in text.lower().split(" ")[1:]:
                    for start in ("include:", "redirect="):
                        target = term.lstrip("+-~?")
                        if target.startswith(start) and len(seen) < 40:
                            every_record(check, seen, target[len(start):].rstrip("."))


def reason(check, ours, theirs, problem):
    """A difference that is pyspf's own, as far as the records tell; empty when it is not known."""
    seen = []
    every_record(check, seen, (check["from"].rpartition("@")[2] or check["helo"]).lower())
    terms = [term for text in seen for term in text.split(" ")[1:]]
    names = [term.split("=")[0] for term in terms if "=" in term and ":" not in term.split("=")[0]]
    if theirs == "permerror" and any(names.count(name) > 1 for text in seen for name in [
            term.split("=")[0] for term in text.split(" ")[1:] if "=" in term]):
        return "a modifier repeated: pyspf refuses any, RFC 7208 section 6 only redirect and exp"
    return ""


def main():
    global zones
    checks = [json.loads(line) for line in open(sys.argv[1], encoding="utf-8")]
    answers = {answer["id"]: answer for answer in map(json.loads, open(sys.argv[2], encoding="utf-8"))}
    loaded = ""
    agreed, results, differences = 0, collections.Counter(), []
    for check in checks:
        if check["dns"] != loaded:
            loaded = check["dns"]
            zones = json.load(open(loaded, encoding="utf-8"))
        theirs, their_words, query = pyspf(check)
        answer = answers[check["id"]]
        ours, our_words = answer.get("result", answer.get("error")), answer.get("explanation", "")
        results[ours] += 1
        if ours == theirs and (ours != "fail" or our_words == their_words):
            agreed += 1
        else:
            differences.append((check, ours, our_words, theirs, their_words, answer.get("problem", ""),
                                getattr(query, "prob", "")))
    print("%d checks, %d agree (%.2f %%)" % (len(checks), agreed, 100.0 * agreed / len(checks)))
    print("results: " + ", ".join("%s %d" % pair for pair in results.most_common()))
    groups = collections.defaultdict(list)
    for difference in differences:
        check, ours, our_words, theirs, their_words, problem, their_problem = difference
        groups[(ours, theirs, their_problem[:60])].append(difference)
    for (ours, theirs, problem), members in sorted(groups.items(), key=lambda group: -len(group[1])):
        print("%4d  ours %s, pyspf %s  %s" % (len(members), ours, theirs, problem))
        check, _, our_words, _, their_words, our_problem, _ = members[0]
        print("      first: id %s %s ip=%s from=%s helo=%s" % (
            check["id"], check["dns"], check["ip"], check["from"], check["helo"]))
        print("      ours: %s %s / pyspf: %s" % (our_words, our_problem, their_words))
    return 0


sys.exit(main())
