package org.mailassay.appliance;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Predicate;
import org.mailassay.analysis.dkim.DkimSigning;
import org.mailassay.analysis.dkim.SigningKey;
import org.mailassay.analysis.dns.DomainName;
import org.mailassay.appliance.fetch.PublicAddress;
import org.mailassay.appliance.settings.OutgoingSection;
import org.mailassay.appliance.settings.Settings;
import org.mailassay.appliance.settings.SmtpSection;
import org.mailassay.mailets.outgoing.DeliveryLimits;
import org.mailassay.mailets.outgoing.OutgoingSettings;
import org.mailassay.mailets.outgoing.Relay;
import org.mailassay.mailets.outgoing.RetrySchedule;

/// What sending mail is put together from.
public final class OutgoingParts {
    private OutgoingParts() {}

    /// The section of the settings as the mail client takes it.
    ///
    /// @throws StartFailure when the key that signs cannot be used
    public static OutgoingSettings settings(Settings settings) {
        Predicate<InetAddress> allowed = settings.get(OutgoingSection.ALLOW_PRIVATE) ? _ -> true : PublicAddress::is;
        return new OutgoingSettings(
                settings.get(OutgoingSection.NAME)
                        .orElseGet(() -> SmtpSection.read(settings).hostName()),
                settings.get(OutgoingSection.PORT),
                relay(settings),
                signing(settings),
                settings.get(OutgoingSection.SOURCE),
                allowed,
                DeliveryLimits.DEFAULT,
                new RetrySchedule(RetrySchedule.DEFAULT.pauses(), settings.get(OutgoingSection.GIVE_UP)),
                settings.get(OutgoingSection.AT_ONCE));
    }

    private static Optional<Relay> relay(Settings settings) {
        String user = settings.get(OutgoingSection.RELAY_USER);
        Optional<Relay.Credentials> credentials = user.isEmpty()
                ? Optional.empty()
                : Optional.of(new Relay.Credentials(user, settings.get(OutgoingSection.RELAY_PASSWORD)));
        return settings.get(OutgoingSection.RELAY)
                .map(address -> new Relay(
                        address.getHostString(),
                        address.getPort(),
                        settings.get(OutgoingSection.RELAY_TLS),
                        credentials));
    }

    /// How mail is signed; empty when it is not.
    ///
    /// @throws StartFailure when the key cannot be used
    public static Optional<DkimSigning> signing(Settings settings) {
        Optional<DomainName> domain = settings.get(OutgoingSection.DKIM_DOMAIN).map(DomainName::new);
        Optional<DomainName> selector = settings.get(OutgoingSection.DKIM_SELECTOR);
        return settings.get(OutgoingSection.DKIM_KEY)
                .map(file -> new DkimSigning(domain.orElseThrow(), selector.orElseThrow(), key(file)));
    }

    private static SigningKey key(Path file) {
        try {
            return switch (SigningKey.ofPem(Files.readString(file))) {
                case SigningKey.Read(SigningKey key) -> key;
                case SigningKey.Unusable(String problem) ->
                    throw new StartFailure("mail cannot be signed with " + file + ": " + problem);
            };
        } catch (IOException unreadable) {
            throw new StartFailure(
                    "mail cannot be signed: " + file + " cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }
}
