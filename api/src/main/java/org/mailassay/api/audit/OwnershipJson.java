package org.mailassay.api.audit;

import java.util.List;
import java.util.Optional;
import org.mailassay.api.http.JsonWriter;
import org.mailassay.store.outgoing.OutgoingState;
import org.mailassay.store.ownership.OwnedAddresses;
import org.mailassay.store.ownership.OwnedDomain;
import org.mailassay.store.ownership.SentMail;
import org.mailassay.store.ownership.VerificationMethod;

/// Domains and addresses as JSON, in the forms that the reference shows. What became of mails stands there only where
/// some were sent, so that all other answers are as the reference's.
final class OwnershipJson {
    private OwnershipJson() {}

    /// One of a list.
    static void listed(JsonWriter json, OwnedDomain domain, List<SentMail> mails) {
        identity(json, domain);
        json.field("is_verified", domain.verifiedAt().isPresent());
        AuditJson.time(json, "verified_at", domain.verifiedAt());
        rest(json, domain, mails);
    }

    /// As it is answered to whoever claims it.
    static void initiated(JsonWriter json, OwnedDomain domain, List<SentMail> mails) {
        identity(json, domain);
        json.textOrNull("verification_token", domain.token());
        json.field("is_verified", domain.verifiedAt().isPresent());
        rest(json, domain, mails);
    }

    private static void identity(JsonWriter json, OwnedDomain domain) {
        json.field("id", domain.publicId().toString());
        json.field("domain", domain.name());
        // Nobody has chosen one for a domain that came from the other family; DNS is what everybody can use.
        json.field(
                "verification_method",
                domain.method().orElse(VerificationMethod.DNS).code());
    }

    private static void rest(JsonWriter json, OwnedDomain domain, List<SentMail> mails) {
        AuditJson.time(json, "created_at", domain.createdAt());
        json.field("monitored_hosts_count", domain.monitoredHosts());
        if (domain.method().equals(Optional.of(VerificationMethod.EMAIL)) && !mails.isEmpty()) {
            json.object("verification_mail", () -> mail(json, mails.getFirst()));
        }
    }

    /// One of a list.
    static void listed(JsonWriter json, OwnedAddresses addresses, List<SentMail> mails) {
        identity(json, addresses);
        json.field("verification_method", addresses.method().code());
        standing(json, addresses, mails);
    }

    /// As it is answered to whoever claims it.
    static void initiated(JsonWriter json, OwnedAddresses addresses, List<SentMail> mails) {
        identity(json, addresses);
        json.object("ptr_map", () -> addresses.names().forEach(json::field));
        json.field("verification_method", addresses.method().code());
        json.textOrNull("verification_token", addresses.token());
        json.strings("verification_hosts", addresses.hosts());
        standing(json, addresses, mails);
    }

    private static void identity(JsonWriter json, OwnedAddresses addresses) {
        json.field("id", addresses.publicId().toString());
        json.field("ip_value", addresses.value());
        json.field("input_type", addresses.form());
        json.field("ip_count", addresses.count());
        if (addresses.rootDomains().isEmpty()) {
            json.nullField("root_domains");
        } else {
            json.strings("root_domains", addresses.rootDomains());
        }
    }

    private static void standing(JsonWriter json, OwnedAddresses addresses, List<SentMail> mails) {
        json.field("is_verified", addresses.verifiedAt().isPresent());
        AuditJson.time(json, "verified_at", addresses.verifiedAt());
        AuditJson.time(json, "created_at", addresses.createdAt());
        List<SentMail> current = mails.stream()
                .filter(mail -> addresses.hosts().contains(mail.host()))
                .toList();
        if (addresses.method() == VerificationMethod.EMAIL && !current.isEmpty()) {
            json.objects("verification_mail", current, mail -> mail(json, mail));
        }
    }

    private static void mail(JsonWriter json, SentMail mail) {
        json.field("to", mail.recipient());
        json.field("state", mail.state().map(OutgoingState::code).orElse("failed"));
        json.textOrNull("status", mail.status());
        json.textOrNull("reply", mail.reply());
        AuditJson.time(json, "created_at", mail.createdAt());
        AuditJson.time(json, "next_attempt_at", mail.nextAttemptAt());
    }
}
