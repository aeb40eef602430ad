package org.mailassay.analysis.checks;

import java.time.Duration;
import java.util.List;
import org.mailassay.analysis.accessibility.AccessibilityCheck;
import org.mailassay.analysis.authentication.ArcScanCheck;
import org.mailassay.analysis.authentication.DkimScanCheck;
import org.mailassay.analysis.authentication.DmarcScanCheck;
import org.mailassay.analysis.authentication.SpfScanCheck;
import org.mailassay.analysis.bimi.BimiCheck;
import org.mailassay.analysis.blocklist.BlocklistCheck;
import org.mailassay.analysis.blocklist.BlocklistFile;
import org.mailassay.analysis.clientsupport.ClientSupportCheck;
import org.mailassay.analysis.connection.ConnectionCheck;
import org.mailassay.analysis.content.ContentCheck;
import org.mailassay.analysis.headers.HeaderCheck;
import org.mailassay.analysis.images.ImageCheck;
import org.mailassay.analysis.infrastructure.DomainCheck;
import org.mailassay.analysis.links.LinkCheck;
import org.mailassay.analysis.provider.ProviderCheck;
import org.mailassay.analysis.reputation.ReputationCheck;
import org.mailassay.analysis.scan.Check;
import org.mailassay.analysis.signature.SignatureCheck;
import org.mailassay.analysis.spamfilter.FilterRules;
import org.mailassay.analysis.spamfilter.SpamFilterCheck;
import org.mailassay.analysis.unsubscribe.UnsubscribeCheck;

/// What a scan looks at. To add a check is to add a package and a line here (docs/adding-a-check.md).
public final class Checks {
    /// How long the look-ups of one check may take.
    private static final Duration LOOK = Duration.ofSeconds(12);

    /// How long blocklists wait for where links lead, besides the time that they need themselves.
    private static final Duration OPENING = Duration.ofSeconds(6);

    private Checks() {}

    /// All of them, in the order to show them.
    public static List<Check> all(CheckSetup setup) {
        return List.of(
                new SpfScanCheck(),
                new DkimScanCheck(),
                new DmarcScanCheck(LOOK),
                new ArcScanCheck(),
                new BimiCheck(setup.bimiRoots()),
                new SignatureCheck(),
                new ConnectionCheck(setup.hostName()),
                new DomainCheck(LOOK),
                new BlocklistCheck(BlocklistFile.bundled().usable(setup.blocklistKeys()), setup.health(), OPENING),
                new ReputationCheck(),
                new SpamFilterCheck(FilterRules.bundled()),
                new ContentCheck(),
                new LinkCheck(),
                new ImageCheck(),
                new AccessibilityCheck(),
                new ClientSupportCheck(),
                new HeaderCheck(),
                new UnsubscribeCheck(),
                new ProviderCheck());
    }
}
