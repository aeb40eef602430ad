#!/usr/bin/env python3
"""Compares our answer by RFC 7489 with that of libopendmarc (Debian: libopendmarc2) on generated records.

    bench/compare/dmarc/run [COUNT]

libopendmarc knows only the old standard; what RFC 9989 changed is compared by our own vectors."""
import collections
import ctypes
import ctypes.util
import os
import random
import subprocess
import sys

MAILFROM, PASS = 0, 1
ANSWERS = {14: "absent", 15: "pass", 16: "reject", 17: "quarantine", 18: "none"}


class Library(ctypes.Structure):
    """OPENDMARC_LIB_T of opendmarc/dmarc.h."""
    _fields_ = [("tld_type", ctypes.c_int), ("tld_source_file", ctypes.c_char * 4096),
                ("nscount", ctypes.c_int), ("nsaddr_list", ctypes.c_char * 48)]


def load(suffixes):
    folder = os.environ.get("OPENDMARC_LIBRARIES", "")
    if folder:
        ctypes.CDLL(os.path.join(folder, "libspf2.so.2"), mode=ctypes.RTLD_GLOBAL)
        name = os.path.join(folder, "libopendmarc.so.2")
    else:
        name = ctypes.util.find_library("opendmarc") or "libopendmarc.so.2"
    library = ctypes.CDLL(name)
    library.opendmarc_policy_connect_init.restype = ctypes.c_void_p
    settings = Library(1, suffixes.encode(), 0, b"")
    library.opendmarc_policy_library_init(ctypes.byref(settings))
    return library


def theirs(library, author, publisher, record, spf, dkim):
    context = ctypes.c_void_p(library.opendmarc_policy_connect_init(b"192.0.2.1", 4))
    try:
        library.opendmarc_policy_store_from_domain(context, author.encode())
        if spf:
            library.opendmarc_policy_store_spf(context, spf.encode(), PASS, MAILFROM, None)
        if dkim:
            library.opendmarc_policy_store_dkim(context, dkim.encode(), b"s", PASS, None)
        organization = publisher.encode() if publisher != author else None
        status = library.opendmarc_policy_store_dmarc(context, record.encode(), author.encode(), organization)
        if status != 0:
            return "absent"
        return ANSWERS.get(library.opendmarc_get_policy_to_enforce(context), "error")
    finally:
        library.opendmarc_policy_connect_shutdown(context)


def generated(random_source):
    organization = random_source.choice(["example.com", "example.co.uk", "example.github.io"])
    author = random_source.choice(["", "", "mail.", "a.b."]) + organization
    publisher = author if random_source.random() < 0.5 else organization
    tags = ["p=" + random_source.choice(["none", "quarantine", "reject", "Reject"])]
    for name, values in (("sp", ["none", "quarantine", "reject"]), ("adkim", ["r", "s"]), ("aspf", ["r", "s"]),
                         ("pct", ["100", "50", "0"]), ("fo", ["0", "1", "d:s"]), ("rf", ["afrf"]), ("ri", ["3600"]),
                         ("rua", ["mailto:a@example.com", "mailto:a@example.com!10m,mailto:b@example.net"]),
                         ("ruf", ["mailto:a@example.com"])):
        if random_source.random() < 0.4:
            tags.append(name + "=" + random_source.choice(values))
    separator = random_source.choice(["; ", ";", " ; "])
    record = "v=DMARC1" + separator + separator.join(tags) + random_source.choice(["", ";"])
    identifiers = ["", author, organization, "x." + organization, "y." + author, "example.org"]
    return author, publisher, record, random_source.choice(identifiers), random_source.choice(identifiers)


def strictness_of_theirs(case, our, their):
    """libopendmarc 1.4.2 takes a subdomain of the author domain for strictly aligned; RFC 7489, section 3.1 wants the
    same domain."""
    author, _, record, spf, dkim = case
    strict = [domain for tag, domain in (("aspf=s", spf), ("adkim=s", dkim)) if tag in record]
    return their == "pass" and our != "pass" and any(domain.endswith("." + author) for domain in strict)


def main():
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 5000
    suffixes, java = sys.argv[2], sys.argv[3:]
    source = random.Random(20260101)
    cases = [generated(source) for _ in range(count)]
    lines = "".join("\t".join(case) + "\n" for case in cases)
    ours = subprocess.run(java, input=lines, capture_output=True, text=True, check=True).stdout.splitlines()
    library = load(suffixes)
    differences = collections.Counter()
    shown = known = 0
    for case, our in zip(cases, ours):
        their = theirs(library, *case)
        if strictness_of_theirs(case, our, their):
            known += 1
        elif our != their:
            differences[our, their] += 1
            if shown < 10:
                shown += 1
                print("ours", our, "theirs", their, *case, sep=" | ")
    total = sum(differences.values())
    print(f"{count - total - known} of {count} agree; {known} differ in strictness as known")
    for (our, their), number in differences.most_common():
        print(f"  ours {our}, theirs {their}: {number}")
    sys.exit(1 if total else 0)


if __name__ == "__main__":
    main()
