package org.mailassay.analysis.dmarc;

import java.util.Optional;
import org.mailassay.analysis.dns.Dns;
import org.mailassay.analysis.dns.DnsAnswer;
import org.mailassay.analysis.dns.DnsRecord;
import org.mailassay.analysis.dns.DomainName;
import org.mailassay.analysis.dns.RecordType;

/// Whether the host of a reporting URI has agreed to take a domain's reports (RFC 9990, section 4; RFC 7489,
/// section 7.1): without its consent anybody could have a stranger flooded with reports.
public sealed interface ExternalDestination {
    /// The host belongs to the same organization as the policy domain, so no consent is needed.
    record NotExternal() implements ExternalDestination {}

    /// The host has published its consent.
    ///
    /// @param name where
    /// @param override the address it wants the reports sent to instead; only one at the same host counts
    record Authorized(String name, Optional<ReportingUri> override) implements ExternalDestination {}

    /// The host has published nothing, or nothing that says so.
    record NotAuthorized(String name) implements ExternalDestination {}

    /// The DNS gave no answer.
    record Unknown(String name, DnsAnswer.Failed failure) implements ExternalDestination {}

    /// What the host has to publish at the name that [#name()] tells (RFC 9990, section 4, step 6).
    String CONSENT = "v=DMARC1";

    /// Whether the host is asked at all: not when it is of the policy domain's own organization.
    default boolean isExternal() {
        return !(this instanceof NotExternal);
    }

    /// How consent stands, as programs are told.
    default String text() {
        return switch (this) {
            case NotExternal ignored -> "not_needed";
            case Authorized ignored -> "in_place";
            case NotAuthorized ignored -> "missing";
            case Unknown ignored -> "unknown";
        };
    }

    /// Where consent stands or would stand; empty when none is needed.
    default String name() {
        return "";
    }

    /// Asks the destination host of one URI.
    ///
    /// @param policyDomain where the policy record was found
    static ExternalDestination of(DomainName policyDomain, ReportingUri uri, PolicyRecords policyRecords, Dns dns) {
        Optional<DomainName> host = DomainName.of(uri.host());
        if (host.isEmpty()) {
            return new NotAuthorized("");
        }
        String name = policyDomain.text() + "._report._dmarc." + host.get().text();
        if (host.get().equals(policyDomain)) {
            return new NotExternal();
        }
        OrganizationalDomain ours = TreeWalk.from(policyDomain, policyRecords).organizationalDomain();
        OrganizationalDomain theirs = TreeWalk.from(host.get(), policyRecords).organizationalDomain();
        if (ours.equals(theirs) && ours instanceof OrganizationalDomain.Known) {
            return new NotExternal();
        }
        ExternalDestination published = consent(name, host.get(), dns);
        // Consent stands for itself; its absence means something only if it was needed for certain.
        if (published instanceof NotAuthorized && theirs instanceof OrganizationalDomain.Unknown unknown) {
            return new Unknown(name, unknown.failure());
        }
        if (published instanceof NotAuthorized && ours instanceof OrganizationalDomain.Unknown unknown) {
            return new Unknown(name, unknown.failure());
        }
        return published;
    }

    /// RFC 9990, section 4, steps 4 to 9.
    private static ExternalDestination consent(String name, DomainName host, Dns dns) {
        if (!DomainName.fits(name)) {
            return new NotAuthorized(name);
        }
        return switch (dns.query(name, RecordType.TXT)) {
            case DnsAnswer.Found found -> read(name, host, found);
            case DnsAnswer.NoSuchName ignored -> new NotAuthorized(name);
            case DnsAnswer.NoData ignored -> new NotAuthorized(name);
            case DnsAnswer.Failed failed -> new Unknown(name, failed);
        };
    }

    private static ExternalDestination read(String name, DomainName host, DnsAnswer.Found found) {
        boolean authorized = false;
        for (DnsRecord.Txt txt : found.as(DnsRecord.Txt.class)) {
            String text = txt.joined();
            if (DmarcRecord.isDmarc(text)) {
                authorized = true;
                for (ReportingUri uri : DmarcRecord.parse(text).rua()) {
                    if (DomainName.of(uri.host()).filter(host::equals).isPresent()) {
                        return new Authorized(name, Optional.of(uri));
                    }
                }
            }
        }
        return authorized ? new Authorized(name, Optional.empty()) : new NotAuthorized(name);
    }
}
