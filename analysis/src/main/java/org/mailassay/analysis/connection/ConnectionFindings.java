package org.mailassay.analysis.connection;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mailassay.analysis.dns.IpAddressText;
import org.mailassay.analysis.message.Connection;
import org.mailassay.analysis.score.Category;
import org.mailassay.analysis.score.Criterion;
import org.mailassay.analysis.score.Finding;
import org.mailassay.analysis.score.Fix;
import org.mailassay.analysis.score.Step;

/// What a client's connection is worth.
final class ConnectionFindings {
    private static final Step OLD_TLS = Step.of(10, "encrypted with a version before TLS 1.2");
    private static final Step OTHER_ADDRESS = Step.of(5, "it leads to other addresses than the client's");

    static final Criterion TLS = criterion("tls", 20, "The connection was encrypted", "RFC 3207, section 4")
            .steps(OLD_TLS);
    static final Criterion REVERSE =
            criterion("reverse_name", 15, "The sending address has a name", "RFC 1912, section 2.1");
    static final Criterion CONFIRMED =
            criterion("forward_confirmed", 15, "The name leads back to the address", "RFC 8601, section 3");
    static final Criterion NAMED = criterion("server_name", 5, "The name is one of a server", "RFC 8601, section 3");
    static final Criterion HELO = criterion("helo", 10, "The HELO name is one of a host", "RFC 5321, section 4.1.1.1");
    static final Criterion HELO_ADDRESS = criterion(
                    "helo_address", 10, "The HELO name leads to the address", "RFC 5321, section 4.1.4")
            .steps(OTHER_ADDRESS);
    static final Criterion ESMTP = criterion("esmtp", 3, "ESMTP was used", "RFC 5321, section 2.2.1");
    static final Criterion ADDRESS_FAMILY = criterion("address_family", 0, "The version of IP", "RFC 8200, section 1");

    static final List<Criterion> ALL =
            List.of(TLS, REVERSE, CONFIRMED, NAMED, HELO, HELO_ADDRESS, ESMTP, ADDRESS_FAMILY);

    private ConnectionFindings() {}

    private static Criterion criterion(String aspect, int points, String title, String source) {
        return new Criterion("connection." + aspect, Category.INFRASTRUCTURE, points, title, source);
    }

    static Finding tls(Optional<Connection.Tls> tls, String protocol) {
        if (tls.isEmpty() && protocol.isEmpty()) {
            return TLS.unverified("How the message came is not known.");
        }
        if (tls.isEmpty()) {
            return TLS.fail("The message came unencrypted although STARTTLS was offered.")
                    .fixedBy("Let the sending server use STARTTLS whenever it is offered (opportunistic TLS).");
        }
        String version = tls.get().version();
        Finding finding = List.of("TLSv1.2", "TLSv1.3").contains(version)
                ? TLS.pass("The connection was encrypted with " + version + ".")
                // RFC 8996, section 5: these versions must not be used any more.
                : TLS.warn(
                                OLD_TLS,
                                "The connection was encrypted with " + version + ", which is not to be used any more.")
                        .fixedBy("Enable TLS 1.2 and 1.3 on the sending server.");
        return finding.with("version", version).with("cipher", tls.get().cipherSuite());
    }

    static Finding reverse(ReverseName name, InetAddress client, String helo) {
        return switch (name) {
            case ReverseName.Confirmed(String confirmed) ->
                REVERSE.pass("The address is named " + confirmed + ".").with("ptr", confirmed);
            case ReverseName.Unconfirmed(String claimed) ->
                REVERSE.pass("The address is named " + claimed + ".").with("ptr", claimed);
            case ReverseName.None _ ->
                REVERSE.fail("The address " + IpAddressText.format(client)
                                + " has no name. Many receivers refuse mail from such an address.")
                        .fixedBy(new Fix(
                                "Have the provider of the address publish a PTR record with the server's name, and let"
                                        + " that name lead back to the address.",
                                ReverseLookup.questionName(client),
                                "PTR",
                                helo));
            case ReverseName.Unknown(String detail) -> REVERSE.unverified(unanswered(detail));
        };
    }

    /// @param leadsBack whether the name that the address is advised to have leads to it
    static Finding confirmed(ReverseName name, InetAddress client, String suggested, boolean leadsBack) {
        return switch (name) {
            case ReverseName.Confirmed(String confirmed) ->
                CONFIRMED.pass(confirmed + " has the client's address, so the name is its own.");
            case ReverseName.Unconfirmed(String claimed) -> unconfirmed(claimed, client);
            case ReverseName.None _ -> {
                Finding none = CONFIRMED.notApplicable("The address has no name that could lead back.");
                yield leadsBack ? none.mendedWith(REVERSE) : none.mendedWith(REVERSE, unconfirmed(suggested, client));
            }
            case ReverseName.Unknown(String detail) -> CONFIRMED.unverified(unanswered(detail));
        };
    }

    private static Finding unconfirmed(String claimed, InetAddress client) {
        return CONFIRMED
                .fail(claimed + " does not have the client's address, so anybody could have given this name.")
                .with("ptr", claimed)
                .fixedBy(new Fix(
                        "Give the name the client's address, or give the address another name.",
                        claimed,
                        client instanceof Inet4Address ? "A" : "AAAA",
                        IpAddressText.format(client)));
    }

    static Finding named(ReverseName name, InetAddress client) {
        return switch (name) {
            case ReverseName.Confirmed(String confirmed) -> named(confirmed, client);
            case ReverseName.Unconfirmed(String claimed) -> named(claimed, client);
            case ReverseName.None _ ->
                NAMED.notApplicable("The address has no name.").mendedWith(REVERSE);
            case ReverseName.Unknown(String detail) -> NAMED.unverified(unanswered(detail));
        };
    }

    private static Finding named(String name, InetAddress client) {
        return GenericName.is(name, client)
                ? NAMED.warn(0, name + " looks like the name that a provider gives to every address.")
                        .fixedBy("Have the PTR record name the mail server, such as mail.example.com.")
                : NAMED.pass(name + " looks like the name of a server.");
    }

    static Finding helo(HeloName helo, String given) {
        return switch (helo) {
            case HeloName.Host host -> HELO.pass("The server calls itself " + host.name() + ".");
            case HeloName.Unfit(String reason) ->
                HELO.fail("The name in HELO is not one of a host: " + reason + ".")
                        .with("helo", given)
                        .fixedBy("Set the sending server's own name (myhostname, primary_hostname) to its full name"
                                + " in the DNS.");
        };
    }

    static Finding heloAddress(HeloName helo, Optional<HeloName.Match> match) {
        return switch (helo) {
            case HeloName.Unfit _ ->
                HELO_ADDRESS.notApplicable("There is no name to look up.").mendedWith(HELO);
            case HeloName.Host(var name) -> heloAddress(name.text(), match.orElseThrow());
        };
    }

    private static Finding heloAddress(String name, HeloName.Match match) {
        String fix = "Let the name that the server gives in HELO lead to the address that it sends from.";
        return switch (match) {
            case HeloName.Match.Agrees _ -> HELO_ADDRESS.pass(name + " has the client's address.");
            case HeloName.Match.Differs(List<InetAddress> addresses) ->
                HELO_ADDRESS
                        .warn(OTHER_ADDRESS, name + " has other addresses than the client's.")
                        .with(
                                "addresses",
                                addresses.stream()
                                        .map(IpAddressText::format)
                                        .limit(10)
                                        .toList())
                        .fixedBy(fix);
            case HeloName.Match.NoAddress _ ->
                HELO_ADDRESS.fail(name + " has no address in the DNS.").fixedBy(fix);
            case HeloName.Match.Unknown(String detail) -> HELO_ADDRESS.unverified(unanswered(detail));
        };
    }

    static Finding esmtp(String protocol) {
        if (protocol.isEmpty()) {
            return ESMTP.unverified("How the message came is not known.");
        }
        return protocol.toUpperCase(Locale.ROOT).startsWith("ESMTP")
                ? ESMTP.pass("The client greeted with EHLO.")
                : ESMTP.warn(0, "The client greeted with HELO, so none of SMTP's extensions could be used.")
                        .fixedBy("Let the sending server greet with EHLO.");
    }

    static Finding addressFamily(InetAddress client) {
        return ADDRESS_FAMILY.pass(
                client instanceof Inet4Address ? "The message came over IPv4." : "The message came over IPv6.");
    }

    private static String unanswered(String detail) {
        return "The DNS gave no answer: " + detail + ".";
    }
}
