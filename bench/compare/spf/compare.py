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
    """Answers pyspf's DNS from the zones. A TIMEOUT holds for the types of which a name has no record."""
    name = name.rstrip(".").lower()
    records = zones.get(name, [])
    typed = [record for record in records if record != "TIMEOUT"]
    if len(typed) < len(records) and not any(kind in (qtype, "CNAME") for record in typed for kind in record):
        raise spf.TempError("DNS timeout")
    for record in typed:
        for kind, value in record.items():
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
asked = spf.query.dns


def observed(self, name, qtype, cnames=None, ignore_void=False):
    """Notes the questions of pyspf that it counts as void."""
    before = self.void_lookups
    try:
        return asked(self, name, qtype, cnames, ignore_void)
    finally:
        if self.void_lookups > before:
            self.__dict__.setdefault("voids", []).append((str(name).rstrip(".").lower(), qtype))


spf.query.dns = observed


def pyspf(check):
    query = spf.query(i=check["ip"], s=check["from"], h=check["helo"], receiver=None)
    query.set_default_explanation("")
    try:
        result, _, explanation = query.check()
    except Exception as failure:  # pyspf itself failed: an answer worth seeing
        return "exception " + type(failure).__name__, "", query
    return result, explanation if result == "fail" else "", query


def records_used(trace, found):
    """The records of our trace, from the first to those it led to."""
    found.append(trace["record"])
    for term in trace["terms"]:
        if "below" in term:
            records_used(term["below"], found)
    return found


def questions(trace):
    for term in trace["terms"]:
        for lookup in term["lookups"]:
            yield term, lookup
        if "below" in term:
            yield from questions(term["below"])


def reason(check, answer, theirs, their_words, query):
    """Why the answers differ, as far as records and questions tell; empty when it is not known."""
    ours = answer["result"]
    problem = str(getattr(query, "prob", ""))
    trace = answer["trace"]
    records = records_used(trace, [])
    if "Void lookup limit" in problem:
        voids = getattr(query, "voids", [])
        if any(("CNAME" in record) for name, _ in voids for record in zones.get(name, []) if record != "TIMEOUT"):
            return "pyspf counts an alias and its target as two void look-ups; RFC 7208 section 4.6.4 counts queries"
        if len(set(voids)) < len(voids):
            return "pyspf asks for the void names of a ptr twice and counts them twice; RFC 7208 section 4.6.4 counts terms"
        return "pyspf looks up every host of an mx and counts the void ones; ours stops at the match (RFC 7208 section 5.4)"
    if theirs == "temperror" and any(
            lookup["type"] in ("A", "AAAA") and lookup["answer"] == "timeout" and "ptr" in term["term"].lower()
            for term, lookup in questions(trace)):
        return "pyspf fails at a DNS error of a name found by ptr; RFC 7208 section 5.5 skips the name"
    if theirs == "temperror" and ours in ("pass", "fail", "softfail", "neutral"):
        return "pyspf looks up every host of an mx and fails at one; ours stops at the match (RFC 7208 section 5.4)"
    if any("REDIRECT=" in record for record in records):
        return "pyspf knows redirect= in lower case alone; RFC 7208 section 12 (ABNF) has any case"
    if ours == "permerror" and "character outside visible ASCII" in answer["problem"]:
        return "pyspf takes a tab for a space between terms; RFC 7208 section 4.6.1 has spaces alone"
    if ours == theirs == "fail" and check["from"].startswith("@") and "postmaster" in answer["explanation"]:
        return "pyspf leaves an empty local part in macro s; RFC 7208 section 4.3 makes it postmaster"
    return ""


def main():
    global zones
    checks = [json.loads(line) for line in open(sys.argv[1], encoding="utf-8")]
    answers = {answer["id"]: answer for answer in map(json.loads, open(sys.argv[2], encoding="utf-8"))}
    loaded = ""
    agreed, results, groups = 0, collections.Counter(), collections.defaultdict(list)
    for check in checks:
        if check["dns"] != loaded:
            loaded = check["dns"]
            zones = json.load(open(loaded, encoding="utf-8"))
        theirs, their_words, query = pyspf(check)
        answer = answers[check["id"]]
        ours, our_words = answer["result"], answer["explanation"]
        results[ours] += 1
        if ours == theirs and (ours != "fail" or our_words == their_words):
            agreed += 1
        else:
            known = reason(check, answer, theirs, their_words, query)
            unknown = "NOT EXPLAINED: ours %s, pyspf %s %s" % (ours, theirs, str(getattr(query, "prob", ""))[:60])
            groups[known or unknown].append((check, answer, their_words))
    print("%d checks, %d agree (%.2f %%)" % (len(checks), agreed, 100.0 * agreed / len(checks)))
    print("results: " + ", ".join("%s %d" % pair for pair in results.most_common()))
    for known, members in sorted(groups.items(), key=lambda group: -len(group[1])):
        check, answer, their_words = members[0]
        print("%4d  %s" % (len(members), known))
        print("      first: id %s ip=%s from=%s helo=%s; ours: %s %s; pyspf: %s" % (
            check["id"], check["ip"], check["from"], check["helo"], answer["explanation"], answer["problem"], their_words))
    return 1 if any(known.startswith("NOT") for known in groups) else 0


sys.exit(main())
