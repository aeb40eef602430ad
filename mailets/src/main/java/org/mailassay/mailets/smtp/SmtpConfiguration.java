package org.mailassay.mailets.smtp;

import java.util.Optional;
import org.apache.james.protocols.api.OidcSASLConfiguration;
import org.apache.james.protocols.smtp.SMTPConfiguration;

/// What James' handlers ask for. Nobody may relay, and there is nobody to authenticate.
record SmtpConfiguration(String hostName, long messageSize) implements SMTPConfiguration {
    @Override
    public String getHelloName() {
        return hostName;
    }

    @Override
    public String getGreeting() {
        return hostName + " ESMTP";
    }

    @Override
    public String getSoftwareName() {
        return "Mailassay";
    }

    @Override
    public long getMaxMessageSize() {
        return messageSize;
    }

    @Override
    public boolean isRelayingAllowed(String client) {
        return false;
    }

    @Override
    public boolean isAuthAnnounced(String client, boolean tlsStarted) {
        return false;
    }

    @Override
    public boolean useHeloEhloEnforcement() {
        return true;
    }

    @Override
    public boolean useAddressBracketsEnforcement() {
        return true;
    }

    @Override
    public boolean isPlainAuthEnabled() {
        return false;
    }

    @Override
    public Optional<OidcSASLConfiguration> saslConfiguration() {
        return Optional.empty();
    }
}
