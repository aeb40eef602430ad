#!/usr/bin/env python3
"""Generates variations of SPF checks: zones (JSON, which is YAML too) and a batch file that uses them.

usage: generate.py COUNT FOLDER [SEED]
"""
import json
import os
import random
import sys

CHECKS_PER_WORLD = 20
HOSTS = ["192.0.2.%d" % i for i in range(1, 9)] + ["198.51.100.7", "203.0.113.200"]
SIX = ["2001:db8::%x" % i for i in range(1, 6)] + ["2001:db8:ffff::1", "fd00::9"]
LOCAL_PARTS = ["user", "first.last", "a-b+c", "strong-bad", "x=y", "USER_1", "o'neil", "a b", ""]


class World:
    """One set of zones with policies that lead to each other."""

    def __init__(self, random_source):
        self.random = random_source
        self.names = ["d%d.example.com" % i for i in range(8)]
        self.hosts = ["h%d.example.org" % i for i in range(6)]
        self.zones = {}
        self.build()

    def build(self):
        r = self.random
        for host in self.hosts:
            records = [{"A": a} for a in r.sample(HOSTS, r.randint(0, 3))]
            records += [{"AAAA": a} for a in r.sample(SIX, r.randint(0, 2))]
            if r.random() < 0.05:
                records = ["TIMEOUT"]
            if records:
                self.zones[host] = records
        if r.random() < 0.3:
            self.zones["alias.example.org"] = [{"CNAME": r.choice(self.hosts)}]
        for name in self.names:
            records = []
            if r.random() < 0.5:
                records += [{"A": a} for a in r.sample(HOSTS, r.randint(1, 2))]
            if r.random() < 0.5:
                many = 11 if r.random() < 0.03 else r.randint(1, 3)
                records += [{"MX": [i, r.choice(self.hosts)]} for i in range(many)]
            roll = r.random()
            if roll < 0.90:
                records.append({"TXT": self.split(self.record(name))})
            elif roll < 0.93:
                records += [{"TXT": self.record(name)}, {"TXT": self.record(name)}]
            elif roll < 0.96:
                records.append("TIMEOUT")
            if r.random() < 0.2:
                records.append({"TXT": "unrelated=%d" % r.randint(0, 99)})
            if records:
                self.zones[name] = records
        self.zones["why.example.org"] = [{"TXT": self.explanation()}]
        self.zones["whys.example.org"] = [{"TXT": "one"}, {"TXT": "two"}]
        for address in HOSTS:
            reverse = ".".join(reversed(address.split("."))) + ".in-addr.arpa"
            if r.random() < 0.5:
                pointed = r.sample(self.hosts + self.names, r.randint(1, 3))
                self.zones[reverse] = [{"PTR": name} for name in pointed]
        for name in r.sample(self.names, 3):
            for label in ("user", "1.2.0.192", "bad.strong", "x"):
                if r.random() < 0.5:
                    self.zones["%s._spf.%s" % (label, name)] = [{"A": "127.0.0.2"}]

    def split(self, text):
        if self.random.random() < 0.2:
            at = self.random.randint(0, len(text))
            return [text[:at], text[at:]]
        return text

    def explanation(self):
        return self.random.choice([
            "See %{d}", "%{s} from %{c}", "%{i} is not %{o}", "http://why.example/?s=%{S}&i=%{I}", "100%% sure%_really",
            "%{l1r-} and %{d2}", "%{h}%-%{v}", "broken %{x}", "%{p}", "%",
        ])

    def macro(self):
        r = self.random
        letter = r.choice("slodiphvSLODIHslodi")
        digits = r.choice(["", "", "1", "2", "3", "10"])
        return "%%{%s%s%s%s}" % (letter, digits, r.choice(["", "r"]), r.choice(["", "", "-", ".", "-+", "="]))

    def domain(self, own):
        r = self.random
        roll = r.random()
        if roll < 0.45:
            return r.choice(self.hosts)
        if roll < 0.75:
            return r.choice([name for name in self.names if name != own])
        if roll < 0.85:
            return "%s._spf.%s" % (self.macro(), r.choice(self.names + ["%{d}", "%{o}", "%{d2}"]))
        if roll < 0.90:
            return "alias.example.org"
        if roll < 0.95:
            return "gone%d.example.org" % r.randint(0, 3)
        if roll < 0.99:
            return r.choice(["%{h}", "a..example.org", "x" * 64 + ".example.org", "a:b/c.example.org", "example.org.",
                             "%%.example.org", "_spf.example.org"])
        return r.choice(["single", "host.123", "foo.%{d", "192.0.2.1", "example.-org"])

    def cidr(self):
        if self.random.random() < 0.02:
            return self.random.choice(["/33", "//129", "/08", "/", "/24/64", "/x"])
        return self.random.choice([""] * 6 + ["/24", "/32", "/0", "//64", "/24//32", "/28//128"])

    def prefix(self, lengths, wrong):
        return self.random.choice(wrong if self.random.random() < 0.01 else lengths)

    def term(self, own):
        r = self.random
        sign = r.choice([""] * 5 + ["+", "-", "~", "?"])
        kind = r.choice(["a", "mx", "include", "include", "ip4", "ip4", "ip6", "exists", "ptr", "a", "mx"])
        if kind in ("a", "mx"):
            target = "" if r.random() < 0.3 else ":" + self.domain(own)
            return sign + kind + target + self.cidr()
        if kind == "ptr":
            return sign + kind + ("" if r.random() < 0.5 else ":" + self.domain(own))
        if kind == "ip4":
            return sign + "ip4:" + r.choice(HOSTS) + self.prefix(["", "", "/24", "/29", "/0"], ["/33", "/024", ".1"])
        if kind == "ip6":
            return sign + "ip6:" + r.choice(SIX + ["::ffff:192.0.2.1"]) + self.prefix(["", "/32", "/126", "/0"], ["/129", "::1", "//64"])
        if kind == "include":
            known = [name for name in self.names if name != own]
            return sign + "include:" + (r.choice(known) if r.random() < 0.9 else self.domain(own))
        return sign + kind + ":" + self.domain(own)

    def record(self, own):
        r = self.random
        terms = [self.term(own) for _ in range(r.choice([0, 1, 1, 2, 2, 3, 4, 6]))]
        roll = r.random()
        if roll < 0.6:
            terms.append(r.choice(["-all", "-all", "~all", "?all", "all"]))
        elif roll < 0.8:
            terms.append("redirect=" + r.choice([name for name in self.names if name != own]))
        if r.random() < 0.25:
            terms.append("exp=" + r.choice(["why.example.org", "why.example.org", "whys.example.org", "gone.example.org"]))
        if r.random() < 0.05:
            terms.append("note=" + r.choice(["fine", "%{d}", "%{t}", "%"]))
        text = "v=spf1 " + " ".join(terms)
        if r.random() < 0.06:
            at = r.randint(7, len(text))
            text = text[:at] + r.choice("%:/=-+ .,\t\u00e9") + text[at:]
        if r.random() < 0.1:
            text = text.upper() if "%" not in text and "exp" not in text else text
        return text


def main():
    count, folder = int(sys.argv[1]), sys.argv[2]
    source = random.Random(int(sys.argv[3]) if len(sys.argv) > 3 else 7208)
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, "batch.ndjson"), "w", encoding="utf-8") as batch:
        for first in range(0, count, CHECKS_PER_WORLD):
            world = World(source)
            zones = os.path.abspath(os.path.join(folder, "zones-%d.yml" % first))
            with open(zones, "w", encoding="utf-8") as out:
                json.dump(world.zones, out)
            for number in range(first, min(first + CHECKS_PER_WORLD, count)):
                sender = source.choice(LOCAL_PARTS) + "@" + source.choice(world.names)
                batch.write(json.dumps({
                    "id": str(number),
                    "ip": source.choice(HOSTS * 2 + SIX),
                    "from": sender if source.random() < 0.95 else "",
                    "helo": source.choice(world.hosts + ["single", "mail.example.net", "[192.0.2.1]"]),
                    "dns": zones,
                }) + "\n")


main()
