#!/usr/bin/env python3
"""Signs messages with ours, dkimpy and Mail::DKIM, changes them, and compares what ours, dkimpy and Mail::DKIM say of them.

usage: compare.py FOLDER COUNT JAVA -cp CLASSES
"""
import base64
import collections
import hashlib
import json
import os
import random
import re
import subprocess
import sys
import time

import dkim
from dkim.canonicalization import CanonicalizationPolicy
from dkim.crypto import HASH_ALGORITHMS, RSASSA_PKCS1_v1_5_sign, parse_pem_private_key
import nacl.encoding
import nacl.signing

HERE = os.path.dirname(os.path.abspath(__file__))
DOMAIN = b"example.com"
WORDS = b"the quick brown fox jumps over a lazy dog and  then\tagain = ; : \xc3\xa9 == -- ".split(b" ")


def run(command, **options):
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, **options).stdout


class Keys:
    """RSA keys of several sizes, one Ed25519 key, and the records that publish them, some of them wrong."""

    def __init__(self, folder):
        self.zone, self.pem = {}, {}
        for name, bits in (("r1024", 1024), ("r2048", 2048), ("r768", 768)):
            path = os.path.join(folder, name + ".pem")
            if not os.path.exists(path):
                run(["openssl", "genrsa", "-traditional", "-out", path, str(bits)], stderr=subprocess.DEVNULL)
            self.pem[name] = path
            der = run(["openssl", "rsa", "-in", path, "-pubout", "-outform", "DER"], stderr=subprocess.DEVNULL)
            self.zone[name] = "v=DKIM1; k=rsa; p=" + base64.b64encode(der).decode()
            if name == "r2048":
                self.record_variants(base64.b64encode(der).decode(), path)
        self.seed = hashlib.sha256(b"a seed for comparisons alone").digest()
        signing = nacl.signing.SigningKey(self.seed)
        public = signing.verify_key.encode(encoder=nacl.encoding.Base64Encoder).decode()
        self.zone["ed"] = "v=DKIM1; k=ed25519; p=" + public
        path = os.path.join(folder, "ed.pem")
        pkcs8 = bytes.fromhex("302e020100300506032b657004220420") + self.seed
        with open(path, "w", encoding="ascii") as out:
            out.write("-----BEGIN PRIVATE KEY-----\n%s\n-----END PRIVATE KEY-----\n" % base64.b64encode(pkcs8).decode())
        self.pem["ed"] = path

    def record_variants(self, public, path):
        pkcs1 = base64.b64encode(run(
            ["openssl", "rsa", "-in", path, "-RSAPublicKey_out", "-outform", "DER"], stderr=subprocess.DEVNULL)).decode()
        variants = {
            "minimal": "p=" + public, "spaces": " v = DKIM1 ;  p = " + public + " ; ", "pkcs1": "v=DKIM1; p=" + pkcs1,
            "folded": "v=DKIM1; p=" + public[:70] + " " + public[70:], "notes": "v=DKIM1; n=a=20b; p=" + public,
            "sha256": "v=DKIM1; h=sha256; p=" + public, "sha1only": "v=DKIM1; h=sha1; p=" + public,
            "both": "v=DKIM1; h=sha1:sha256; p=" + public, "email": "v=DKIM1; s=email; p=" + public,
            "any": "v=DKIM1; s=*; p=" + public, "other": "v=DKIM1; s=other; p=" + public,
            "testing": "v=DKIM1; t=y; p=" + public, "strict": "v=DKIM1; t=s; p=" + public,
            "revoked": "v=DKIM1; p=", "nokey": "v=DKIM1; k=rsa", "version2": "v=DKIM2; p=" + public,
            "late": "k=rsa; v=DKIM1; p=" + public, "twice": "v=DKIM1; t=y; t=y; p=" + public,
            "type": "v=DKIM1; k=other; p=" + public, "garbage": "hello there", "notbase64": "v=DKIM1; p=!!!",
            "cut": "v=DKIM1; p=" + public[:200]}
        for name, text in variants.items():
            self.zone[name] = text
            self.pem[name] = path


def words(rng, count):
    return b" ".join(rng.choice(WORDS) for _ in range(count))


def message(rng):
    fields = [
        b"From: %s <joe@%s>" % (words(rng, 2).replace(b";", b"").replace(b":", b""), DOMAIN),
        b"To: someone@example.net", b"Subject: " + words(rng, rng.randint(0, 12)),
        b"Date: Thu, 01 Jan 2026 00:00:00 +0000", b"Message-ID: <%d@example.com>" % rng.randrange(10 ** 9)]
    if rng.random() < 0.4:
        fields.append(b"X-Folded: " + words(rng, 3) + b"\r\n " + words(rng, 3) + b"\r\n\t" + words(rng, 2))
    if rng.random() < 0.3:
        fields.append(b"Received: from a by b; Thu, 01 Jan 2026 00:00:00 +0000")
        fields.append(b"Received: from c by d; Thu, 01 Jan 2026 00:00:00 +0000")
    rng.shuffle(fields)
    lines = []
    for _ in range(rng.choice([0, 1, 3, 10, 60])):
        line = words(rng, rng.randint(0, 12))
        lines.append(line + rng.choice([b"", b"", b" ", b"\t ", b"  "]))
    body = b"".join(line + b"\r\n" for line in lines) + b"\r\n" * rng.choice([0, 0, 1, 3])
    return b"\r\n".join(fields) + b"\r\n\r\n" + body


def sign_dkimpy(rng, keys, selector, text):
    headers = [b"from", b"to", b"subject", b"date"] + rng.sample([b"message-id", b"x-none", b"from", b"subject"], 2)
    canonicalize = (rng.choice([b"relaxed", b"simple"]), rng.choice([b"relaxed", b"simple"]))
    if selector == "ed":
        key, algorithm = base64.b64encode(keys.seed), b"ed25519-sha256"
    else:
        key, algorithm = open(keys.pem[selector], "rb").read(), b"rsa-sha256"
    field = dkim.sign(text, selector.encode(), DOMAIN, key, signature_algorithm=algorithm, canonicalize=canonicalize,
                      include_headers=headers, length=rng.random() < 0.15)
    return field + text


def crafted_tags(rng, selector):
    now = int(time.time())
    tags = [("v", "1"), ("a", "rsa-sha256"), ("d", "example.com"), ("s", selector), ("h", "from:to:subject:date")]
    choices = [
        [("c", rng.choice(["relaxed", "simple", "relaxed/relaxed", "simple/relaxed", "relaxed/simple", "nofws", ""]))],
        [("t", rng.choice([str(now - 100), str(now + 5), str(now + 10 ** 6), "0", "x", "-1"]))],
        [("x", rng.choice([str(now + 10 ** 6), str(now - 10 ** 6), "1", "x"]))],
        [("t", str(now)), ("x", str(now + rng.choice([-5, 0, 5000])))],
        [("l", rng.choice(["0", "3", "10", "100000", "x", "007"]))],
        [("q", rng.choice(["dns/txt", "dns", "http", "dns/txt:http", "http:dns/txt"]))],
        [("i", rng.choice(["@example.com", "joe@example.com", "joe@sub.example.com", "joe@example.org", "joe",
                           "joe=40example.com", "@EXAMPLE.COM", "@xexample.com", ""]))],
        [("z", "From:joe=40example.com|Subject:=20x")],
        [("n", "1"), ("yy", "2")], [("n", "1"), ("n", "2")],
        [("v", "2")], [("v", "0.5")], [("v", None)],
        [("a", "rsa-sha1")], [("a", "rsa-sha512")], [("a", "RSA-SHA256")], [("a", None)],
        [("h", "to:subject")], [("h", "From : To : Subject")], [("h", "from:from:to:cc:subject")], [("h", "")],
        [("h", None)], [("h", "from:received:received:received")], [("h", "from:dkim-signature:subject")],
        [("d", "Example.COM")], [("d", "com")], [("d", None)], [("s", None)], [("bh", None)]]
    for change in rng.sample(choices, rng.choice([0, 1, 1, 2])):
        for name, value in change:
            tags = [tag for tag in tags if tag[0] != name or change.count((name, value)) != 1 or name == "n"]
            if value is not None:
                tags.append((name, value))
            elif name == "bh":
                tags.append(("no-bh", ""))
    if rng.random() < 0.2:
        rng.shuffle(tags)
    return tags


def sign_crafted(rng, keys, selector, text):
    """A signature with any tags, made with dkimpy's own parts."""
    tags = crafted_tags(rng, selector)
    values = dict(tags)
    headers, body = dkim.rfc822_parse(text)
    try:
        policy = CanonicalizationPolicy.from_c_value(values.get("c", "simple/simple").encode() or None)
    except Exception:
        policy = CanonicalizationPolicy.from_c_value(b"simple/simple")
    hasher = HASH_ALGORITHMS[b"rsa-sha1" if values.get("a") == "rsa-sha1" else b"rsa-sha256"]
    canonical = policy.canonicalize_body(body)
    if re.fullmatch(r"\d+", values.get("l", "")):
        canonical = canonical[:int(values["l"])]
    body_hash = base64.b64encode(hasher(canonical).digest()).decode()
    tags = [tag for tag in tags if tag[0] != "no-bh"] + ([] if "no-bh" in values else [("bh", body_hash)])
    separator = rng.choice(["; ", ";", ";\r\n\t", " ; ", ";\r\n "])
    value = separator.join(
        name + rng.choice(["=", "=", " = ", "=\r\n "]) + ":".join(text.split(":")) for name, text in tags)
    value = " " + value + separator + "b="
    tail = rng.choice(["", "", "", ";", "; "])
    include = [name.strip().lower().encode() for name in values.get("h", "").split(":")]
    signed = hasher()
    dkim.hash_headers(signed, policy, policy.canonicalize_headers(headers), include,
                      (b"DKIM-Signature", (value + tail).encode() + b"\r\n"), {})
    signature = base64.b64encode(RSASSA_PKCS1_v1_5_sign(
        signed, parse_pem_private_key(open(keys.pem[selector], "rb").read()))).decode()
    if rng.random() < 0.5:
        signature = "\r\n ".join(signature[i:i + 70] for i in range(0, len(signature), 70))
    return b"DKIM-Signature:" + (value + signature + tail).encode() + b"\r\n" + text


def split(text):
    head, _, body = text.partition(b"\r\n\r\n")
    return head, body


def on_line(rng, head, wanted, change):
    lines = head.split(b"\r\n")
    found = [i for i, line in enumerate(lines) if line.lower().startswith(wanted)]
    if found:
        i = rng.choice(found)
        lines[i] = change(lines[i])
    return b"\r\n".join(line for line in lines if line is not None)


MUTATIONS = {
    "none": lambda rng, head, body: (head, body),
    "crlf at end": lambda rng, head, body: (head, body + b"\r\n\r\n"),
    "space at line ends": lambda rng, head, body: (head, body.replace(b"\r\n", b" \r\n", 1)),
    "double spaces": lambda rng, head, body: (head, body.replace(b" ", b"  ", 1)),
    "tab for space": lambda rng, head, body: (head, body.replace(b" ", b"\t")),
    "body text": lambda rng, head, body: (head, b"x" + body),
    "body appended": lambda rng, head, body: (head, body + b"-- \r\nfooter\r\n"),
    "body cut": lambda rng, head, body: (head, body[:len(body) // 2]),
    "body emptied": lambda rng, head, body: (head, b""),
    "subject changed": lambda rng, head, body: (on_line(rng, head, b"subject:", lambda line: line + b" x"), body),
    "subject refolded": lambda rng, head, body: (
        on_line(rng, head, b"subject:", lambda line: line.replace(b": ", b":\r\n ", 1)), body),
    "subject spaced": lambda rng, head, body: (
        on_line(rng, head, b"subject:", lambda line: line.replace(b" ", b"   ") + b"  "), body),
    "name case": lambda rng, head, body: (on_line(rng, head, b"to:", lambda line: b"TO" + line[2:]), body),
    "space before colon": lambda rng, head, body: (
        on_line(rng, head, b"to:", lambda line: line.replace(b":", b" :", 1)), body),
    "to removed": lambda rng, head, body: (on_line(rng, head, b"to:", lambda line: None), body),
    "from added on top": lambda rng, head, body: (b"From: evil@example.org\r\n" + head, body),
    "from added below": lambda rng, head, body: (head + b"\r\nFrom: evil@example.org", body),
    "subject added": lambda rng, head, body: (b"Subject: another\r\n" + head, body),
    "unsigned added": lambda rng, head, body: (b"X-Spam: no\r\n" + head + b"\r\nX-Last: 1", body),
    "signature bit": lambda rng, head, body: (
        re.sub(rb"([;\s]b\s*=\s*)(.)", lambda m: m.group(1) + (b"A" if m.group(2) != b"A" else b"B"), head, count=1),
        body),
    "signature cut": lambda rng, head, body: (re.sub(rb"([;\s]b\s*=\s*)\S{8}", rb"\1", head, count=1), body),
    "body hash bit": lambda rng, head, body: (re.sub(rb"(bh\s*=\s*).", rb"\1A", head, count=1), body),
    "tag twice": lambda rng, head, body: (re.sub(rb"(?i)(dkim-signature:)", rb"\1 q=dns/txt; q=dns/txt;", head, count=1), body),
    "bare line feeds": lambda rng, head, body: (head.replace(b"\r\n", b"\n"), body.replace(b"\r\n", b"\n")),
}


def generate(folder, count, keys, sign_files):
    rng = random.Random(6376)
    cases, own, perl = [], [], []
    for number in range(count):
        path = os.path.join(folder, "m%05d.eml" % number)
        text = message(rng)
        signer = rng.choice(["ours", "dkimpy", "Mail::DKIM", "crafted", "crafted"])
        selector = rng.choice(["r1024", "r2048", "r2048", "ed"]) if rng.random() < 0.7 else rng.choice(sorted(keys.zone))
        if signer in ("crafted", "Mail::DKIM") and selector == "ed" or signer != "crafted" and selector == "r768":
            selector = "r2048"
        case = {"id": str(number), "file": path, "signer": signer, "selector": selector}
        if signer in ("ours", "Mail::DKIM"):
            (own if signer == "ours" else perl).append("\t".join([path, keys.pem[selector], DOMAIN.decode(), selector,
                                  rng.choice(["relaxed", "simple"]), rng.choice(["relaxed", "simple"])]))
        else:
            text = (sign_dkimpy if signer == "dkimpy" else sign_crafted)(rng, keys, selector, text)
        with open(path, "wb") as out:
            out.write(text)
        cases.append(case)
    run(sign_files, input="".join(line + "\n" for line in own).encode())
    run(["perl", os.path.join(HERE, "sign.pl")], input="".join(line + "\n" for line in perl).encode())
    for case in cases:
        case["mutation"] = "none" if rng.random() < 0.3 else rng.choice(sorted(MUTATIONS))
        text = open(case["file"], "rb").read()
        head, body = MUTATIONS[case["mutation"]](rng, *split(text))
        end = b"\n\n" if case["mutation"] == "bare line feeds" else b"\r\n\r\n"
        with open(case["file"], "wb") as out:
            out.write(head + end + body)
    return cases


def ask_ours(folder, cases, keys, command):
    zones = os.path.join(folder, "zones.yml")
    with open(zones, "w", encoding="utf-8") as out:
        json.dump({name + "._domainkey.example.com": [{"TXT": text}] for name, text in keys.zone.items()}, out)
    batch = os.path.join(folder, "batch.ndjson")
    with open(batch, "w", encoding="utf-8") as out:
        for case in cases:
            out.write(json.dumps({"id": case["id"], "file": case["file"], "dns": zones}) + "\n")
    answers = {}
    for line in run(command + ["verify", "--batch", batch]).decode().splitlines():
        answer = json.loads(line)
        signature = answer["dkim"]["signatures"][0] if answer["dkim"]["signatures"] else {"result": "none", "reason": ""}
        answers[answer["id"]] = (signature["result"], signature["reason"], signature.get("detail", ""))
    return answers


def ask_dkimpy(cases, keys):
    zone = {(name + "._domainkey.example.com.").encode(): text.encode() for name, text in keys.zone.items()}
    answers = {}
    for case in cases:
        text = open(case["file"], "rb").read()
        try:
            verified = dkim.DKIM(text).verify(dnsfunc=lambda name, timeout=5: zone.get(
                name.lower() if isinstance(name, bytes) else name.lower().encode()))
            answers[case["id"]] = "pass" if verified else "fail"
        except dkim.DKIMException as failure:
            answers[case["id"]] = "error " + re.sub(r"[ (].*= .*|\(.*", "", str(failure), flags=re.S)[:60]
        except Exception as failure:
            answers[case["id"]] = "exception " + type(failure).__name__
    return answers


def ask_mail_dkim(folder, cases, keys):
    zone = os.path.join(folder, "zone.txt")
    with open(zone, "w", encoding="utf-8") as out:
        for name, text in keys.zone.items():
            out.write("%s._domainkey.example.com\t%s\n" % (name, text))
    output = run(["perl", os.path.join(HERE, "verify.pl"), zone],
                 input="".join(case["file"] + "\n" for case in cases).encode(), stderr=subprocess.DEVNULL).decode()
    by_file = dict(line.split("\t", 1) for line in output.splitlines())
    return {case["id"]: by_file[case["file"]] for case in cases}


# What a verdict of ours that is not theirs rests on, by our reason.
OURS = {
    "sha1": "rsa-sha1 holds but must not count: RFC 8301 section 3.1",
    "short_key": "a key of less than 1024 bits must not count: RFC 8301 section 3.2",
    "from_not_signed": "h= must have From: RFC 6376 sections 3.5 and 6.1.1",
    "key_hash": "the key's h= does not allow the hash: RFC 6376 section 3.6.1",
    "body_shorter_than_signed": "l= must not be larger than the body: RFC 6376 section 3.5",
    "missing_tag": "a required tag is missing: RFC 6376 section 3.5",
    "unsupported_algorithm": "values are case-sensitive: RFC 6376 section 3.2",
    "unsupported_version": "v= must be 1: RFC 6376 section 3.5",
    "unsupported_canonicalization": "c= has an unknown value: RFC 6376 section 3.5",
    "expired": "x= has passed: RFC 6376 section 3.5",
}
DETAILS = [
    ("version is not the first", "v= of a key record must be its first tag: RFC 6376 section 3.6.1"),
    ("a tag occurs twice", "a tag list with a tag twice is invalid: RFC 6376 section 3.2"),
    ("a name in h= is empty", "h= must have names: RFC 6376 section 3.5"),
    ("no later than it was made", "x= must be greater than t=: RFC 6376 section 3.5"),
    ("is not a number", "t=, x= and l= are numbers: RFC 6376 section 3.5"),
]
# What a pass of ours rests on, by their complaint.
THEIRS = [
    ("unsupported algorithm ed25519", "Mail::DKIM of this version lacks Ed25519: RFC 8463"),
    ("wrong tag", "Mail::DKIM does not read a bare RSAPublicKey: RFC 6376 section 3.6.1, p="),
    ("Unexpected characters", "dkimpy refuses white space before the colon: RFC 5322 section 4.5"),
    ("q= value", "dkimpy refuses q= with unknown methods beside dns/txt: RFC 6376 section 3.5"),
    ("in the future", "dkimpy refuses a t= in the future, which verifiers may: RFC 6376 section 3.5"),
    ("i=", "dkimpy does not decode the quoted-printable of i=: RFC 6376 section 3.5"),
]


def tag(field, name):
    """A tag's value without white space, as far as a pattern finds it."""
    found = re.search(rb"(?:^|;)\s*" + name + rb"\s*=([^;]*)", field)
    return re.sub(rb"\s", b"", found.group(1)).lower() if found else b""


def why(case, ours, theirs):
    """Why the verdicts differ, as far as it is known; empty when it is not."""
    result, reason, detail = ours
    text = open(case["file"], "rb").read()
    head, body = re.split(rb"\r?\n\r?\n", text + b"\n\n", maxsplit=1)
    field = re.search(rb"DKIM-Signature\s*:(.*?)(?=\r?\n(?![ \t])|$)", head, re.S | re.I)
    field = field.group(1) if field else b""
    if result != "pass":
        if reason == "signature" and not tag(field, b"c").startswith(b"relaxed") and field[-1:] in b" \t":
            return "dkimpy signs and verifies without the white space at the field's end, which simple keeps: RFC 6376 section 3.4.1"
        known = [words for start, words in DETAILS if start in detail]
        return (known + [OURS.get(reason.split(",")[0], "")])[0]
    known = [words for start, words in THEIRS if start in theirs]
    if known:
        return known[0]
    if b"dkim-signature" in tag(field, b"h").split(b":"):
        return "a name in h= never means the signature itself: RFC 6376 section 3.5"
    if len(re.findall(rb"(?mi)^from\s*:", head)) > 1 and theirs.startswith("fail"):
        return "dkimpy takes a second From for signed, its own policy; the signature holds: RFC 6376 sections 5.4.2 and 8.15"
    if theirs.startswith("fail (body") and re.fullmatch(rb"0+", tag(field, b"l")):
        return "Mail::DKIM hashes a line end where l=0 leaves nothing: RFC 6376 section 3.7, step 1"
    if theirs.startswith("fail (body") and not text.endswith(b"\n"):
        return "Mail::DKIM adds no line end to a body without one: RFC 6376 section 3.4.3"
    return ""


def main():
    folder, count, java = sys.argv[1], int(sys.argv[2]), sys.argv[3:]
    folder = os.path.abspath(folder)
    keys = Keys(folder)
    cases = generate(folder, count, keys, java + ["org.mailassay.bench.dkim.SignFiles"])
    ours = ask_ours(folder, cases, keys, java + ["org.mailassay.appliance.Main"])
    others = {"dkimpy": ask_dkimpy(cases, keys), "Mail::DKIM": ask_mail_dkim(folder, cases, keys)}
    print("%d messages: %s" % (count, ", ".join(
        "%s %d" % pair for pair in collections.Counter(ours[case["id"]][0] for case in cases).most_common())))
    unknown = 0
    for name, answers in others.items():
        groups = collections.defaultdict(list)
        for case in cases:
            verdict, theirs = ours[case["id"]], answers[case["id"]]
            if (verdict[0] == "pass") != (theirs == "pass"):
                known = why(case, verdict, theirs)
                groups[known or "NOT EXPLAINED: ours %s, theirs %s" % (" ".join(verdict), theirs[:60])].append(case)
        different = sum(map(len, groups.values()))
        unknown += sum(len(members) for known, members in groups.items() if known.startswith("NOT"))
        print("\n%s: %d agree (%.2f %%), %d differ" % (name, count - different, 100.0 * (count - different) / count, different))
        for known, members in sorted(groups.items(), key=lambda group: -len(group[1])):
            passing = sum(ours[case["id"]][0] == "pass" for case in members)
            print("%5d  (ours pass: %d)  %s   first: %s %s/%s, %s" % (
                len(members), passing, known, os.path.basename(members[0]["file"]), members[0]["signer"],
                members[0]["selector"], members[0]["mutation"]))
    return 1 if unknown else 0


if __name__ == "__main__":
    sys.exit(main())
