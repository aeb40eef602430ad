#!/usr/bin/env python3
"""A machine of the test's Internet: sends mail to the appliance and asks its API.

  probe.py load ADDRESS NAME            reports, one after the other, until there is /state/stop; those answered with 250
                                        are noted in /state/NAME
  probe.py report ADDRESS ID            one report
  probe.py message ADDRESS [6]          one signed message, over IPv6 when the 6 is given
  probe.py recipient HOST:PORT ADDRESS  whether that server takes mail for the address; the PROXY header of a balancer is sent
  probe.py api METHOD PATH [JSON]       a request; prints the answer
  probe.py certificate HOST              what HTTPS and STARTTLS offer by that name, when the authority's root is behind it
  probe.py read DOCUMENT NAME=VALUE...  every GET of an OpenAPI document, with values in the paths: domains.id=…

TARGET, HTTP and KEY in the environment: where mail goes (host:port), where the API is, and with which key.
"""

import email.message
import email.policy
import email.utils
import gzip
import json
import os
import pathlib
import re
import smtplib
import socket
import ssl
import sys
import time
import urllib.error
import urllib.request

import dkim

TARGET = os.environ.get("TARGET", "appliance:2525")
HTTP = os.environ.get("HTTP", "http://appliance:8080")

REPORT = """<?xml version="1.0"?>
<feedback>
  <report_metadata><org_name>Example</org_name><email>reports@example.org</email><report_id>{id}</report_id>
    <date_range><begin>{begin}</begin><end>{end}</end></date_range></report_metadata>
  <policy_published><domain>example.org</domain><p>reject</p></policy_published>
  <record><row><source_ip>198.51.100.7</source_ip><count>2</count>
    <policy_evaluated><disposition>none</disposition><dkim>pass</dkim><spf>fail</spf></policy_evaluated></row>
    <identifiers><header_from>example.org</header_from></identifiers>
    <auth_results><dkim><domain>example.org</domain><selector>test</selector><result>pass</result></dkim>
      <spf><domain>example.org</domain><result>fail</result></spf></auth_results></record>
</feedback>"""


class Session:
    """An SMTP session with the appliance, by the one family of addresses that was asked for."""

    def __init__(self, family=socket.AF_INET):
        host, port = TARGET.rsplit(":", 1)
        address = socket.getaddrinfo(host, port, family, socket.SOCK_STREAM)[0][4]
        self.smtp = smtplib.SMTP(timeout=20)
        self.smtp.connect(address[0], address[1])
        self.smtp.ehlo("mail.example.org")

    def send(self, recipient, octets):
        """The reply's code and text to the whole message."""
        for code, text in (self.smtp.mail("reports@example.org"), self.smtp.rcpt(recipient)):
            if code != 250:
                self.smtp.rset()
                return code, text
        return self.smtp.data(octets)


def message(recipient, subject):
    mail = email.message.EmailMessage(policy=email.policy.SMTP)
    mail["From"] = "Example <reports@example.org>"
    mail["To"] = recipient
    mail["Subject"] = subject
    mail["Date"] = email.utils.formatdate()
    mail["Message-ID"] = email.utils.make_msgid(domain="example.org")
    return mail


def report(recipient, name):
    end = int(time.time()) // 86400 * 86400
    mail = message(recipient, f"Report Domain: example.org Submitter: example.org Report-ID: {name}")
    mail.set_content("The report is attached.")
    packed = gzip.compress(REPORT.format(id=name, begin=end - 86400, end=end - 1).encode())
    file = f"example.org!example.org!{end - 86400}!{end - 1}.xml.gz"
    mail.add_attachment(packed, maintype="application", subtype="gzip", filename=file)
    return mail.as_bytes()


def load(recipient, name):
    """Every report has another id. What is in doubt, since the connection broke, is sent again under the same one."""
    session, number, refused = None, 0, 0
    with open(f"/state/{name}", "a", buffering=1) as accepted:
        while not pathlib.Path("/state/stop").exists():
            identity = f"{name}-{number}"
            try:
                session = session or Session()
                code, _ = session.send(recipient, report(recipient, identity))
                if code == 250:
                    accepted.write(identity + "\n")
                    number += 1
                elif 400 <= code < 500:
                    refused += 1
                    time.sleep(0.2)
                else:
                    sys.exit(f"{identity} was refused for good: {code}")
                # A busy hour, and not as much as the machine can bear: services are to come back beside it.
                time.sleep(0.05)
            except (OSError, smtplib.SMTPException):
                session = None
                time.sleep(0.2)
    print(f"{name}: {number} accepted, {refused} put off")


def scanned_message(recipient, family):
    mail = message(recipient, "A message to be scanned")
    mail.set_content("Good morning,\r\nthis is a test.\r\n")
    mail.add_alternative("<p>Good morning,</p><p>this is a <b>test</b>.</p>", subtype="html")
    octets = mail.as_bytes()
    key = pathlib.Path("/world/dkim.pem").read_bytes()
    octets = dkim.sign(octets, b"test", b"example.org", key) + octets
    code, text = Session(family).send(recipient, octets)
    print(code, text.decode(errors="replace"))
    return code == 250


def takes(server, recipient):
    """As a balancer would ask: with a PROXY header, version 1."""
    host, port = server.rsplit(":", 1)
    with socket.create_connection((host, int(port)), timeout=10) as connection, connection.makefile("rwb") as stream:
        stream.write(f"PROXY TCP4 198.18.52.20 198.18.52.2 40000 {port}\r\n".encode())
        stream.flush()

        def reply():
            line = stream.readline()
            while line[3:4] == b"-":
                line = stream.readline()
            return line.decode(errors="replace").strip()

        answers = [reply()]
        for command in ("EHLO mail.example.org", "MAIL FROM:<reports@example.org>", f"RCPT TO:<{recipient}>", "QUIT"):
            stream.write(f"{command}\r\n".encode())
            stream.flush()
            answers.append(reply())
    print(answers)
    return answers[3].startswith("250")


def ask(method, path, body=None):
    request = urllib.request.Request(HTTP + path, method=method, data=body.encode() if body else None)
    if os.environ.get("KEY"):
        request.add_header("Authorization", "Bearer " + os.environ["KEY"])
    if body:
        request.add_header("Content-Type", "application/json")
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:
            return answer.status, answer.read()
    except urllib.error.HTTPError as error:
        return error.code, error.read()


def certificate(host):
    """The serial number, when it is the same for both and the authority of the test has issued it for the name."""
    # By the engine's name for it: this machine asks no resolver of the test's Internet.
    with urllib.request.urlopen("https://authority:15000/roots/0", timeout=10,
                                context=ssl.create_default_context(cafile="/world/authority.pem")) as answer:
        trusting = ssl.create_default_context(cadata=answer.read().decode())
    trusting.verify_flags &= ~ssl.VERIFY_X509_STRICT
    with socket.create_connection(("appliance", 8443), timeout=10) as plain:
        with trusting.wrap_socket(plain, server_hostname=host) as secure:
            https = secure.getpeercert()["serialNumber"]
    session = Session().smtp
    # The name that is verified is the one that was asked for.
    session._host = host
    session.starttls(context=trusting)
    starttls = session.sock.getpeercert()["serialNumber"]
    print(https)
    return https == starttls


def read(document, values):
    """Every GET must be answered as its document says, and none with the server's own failure."""
    status, described = ask("GET", document)
    api = json.loads(described)
    prefix = re.sub("^https?://[^/]*", "", (api.get("servers") or [{"url": ""}])[0]["url"]).rstrip("/")
    wrong, count = [], 0
    for path, methods in api["paths"].items():
        if "get" not in methods or path.endswith("/events"):
            continue
        resource = path.split("/")[1]
        filled = re.sub(r"\{([^}]*)\}", lambda name: values.get(f"{resource}.{name[1]}", "none"), path)
        status, _ = ask("GET", prefix + filled)
        count += 1
        print(f"  {status} {filled}")
        if status >= 500 or str(status) not in methods["get"]["responses"]:
            wrong.append(f"{status} {filled}")
    if wrong or not count:
        sys.exit(f"{document}: not as described: {wrong}")
    print(f"{document}: {count} read")


def main(command, *words):
    if command == "load":
        load(*words)
    elif command == "report":
        code, text = Session().send(words[0], report(*words))
        print(code, text.decode(errors="replace"))
        sys.exit(code != 250)
    elif command == "message":
        sys.exit(not scanned_message(words[0], socket.AF_INET6 if words[1:] == ("6",) else socket.AF_INET))
    elif command == "recipient":
        sys.exit(not takes(*words))
    elif command == "api":
        status, answer = ask(*words)
        print(answer.decode(errors="replace"))
        sys.exit(status >= 400)
    elif command == "certificate":
        sys.exit(not certificate(*words))
    elif command == "read":
        read(words[0], dict(word.split("=", 1) for word in words[1:]))
    else:
        sys.exit(__doc__)


if __name__ == "__main__":
    main(*(sys.argv[1:] or ["help"]))
