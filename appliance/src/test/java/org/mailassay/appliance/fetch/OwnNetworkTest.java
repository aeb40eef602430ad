package org.mailassay.appliance.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mailassay.analysis.dns.Dns;
import org.mailassay.analysis.fetch.Fetcher;
import org.mailassay.analysis.images.ImageOptimizer;
import org.mailassay.analysis.json.PlainJson;
import org.mailassay.analysis.scan.CheckOutcome;
import org.mailassay.analysis.scan.ScanLimits;
import org.mailassay.analysis.scan.ScanListener;
import org.mailassay.analysis.scan.ScanReport;
import org.mailassay.analysis.scan.ScanResults;
import org.mailassay.analysis.testing.ScanMail;
import org.mailassay.analysis.testing.Zones;
import org.mailassay.appliance.scan.MessageScan;
import org.mailassay.appliance.scan.ScanWorld;

/// A whole scan of a mail in which everything that is fetched leads into the own network: links, pictures, the BIMI
/// logo and its certificate, the MTA-STS policy. A server there sees nothing of it.
class OwnNetworkTest {
    /// The one address of this machine that counts as public here, so that it can redirect.
    private static final InetAddress OUTSIDE = InetAddress.ofLiteral("127.0.0.2");

    private static final String ZONES = """
            outside.example: {A: 127.0.0.2}
            loopback.example: {A: 127.0.0.1, AAAA: "::1"}
            private.example: {A: 10.0.0.1}
            mixed.example:
              - A: 127.0.0.2
              - A: 127.0.0.1
            inside6.example: {AAAA: "::1"}
            mapped.example: {AAAA: "64:ff9b::7f00:1"}
            localhost: {A: 127.0.0.1}
            _mta-sts.example.com: {TXT: "v=STSv1; id=1"}
            mta-sts.example.com: {A: 127.0.0.1}
            default._bimi.example.com: {TXT: "v=BIMI1; l=https://loopback.example/a.svg; a=https://private.example/a.pem"}
            """;

    private static final List<String> PLACES = List.of(
            "http://127.0.0.1:PORT",
            "http://[::1]:PORT",
            "http://localhost:PORT",
            "http://127.1:PORT",
            "http://2130706433:PORT",
            "http://0x7f000001:PORT",
            "http://[::ffff:127.0.0.1]:PORT",
            "http://loopback.example:PORT",
            "http://private.example:PORT",
            "http://mixed.example:PORT",
            "http://inside6.example:PORT",
            "http://mapped.example:PORT",
            "http://turning.example:PORT");

    @Test
    void nothingIsAskedFromTheOwnNetwork() {
        List<InetAddress> contacted = new CopyOnWriteArrayList<>();
        Predicate<InetAddress> allowed = address -> {
            boolean fine = PublicAddress.is(address) || address.equals(OUTSIDE);
            if (fine) {
                contacted.add(address);
            }
            return fine;
        };
        try (TestServer outside = new TestServer("127.0.0.2", 0, (request, out) -> {
                    String path = request.substring(request.indexOf(' ') + 1, request.lastIndexOf(' '));
                    TestServer.write(out, "302 Found\r\nLocation: " + path.substring(4), new byte[0]);
                });
                TestServer inside = inside(outside.port());
                GuardedFetcher fetcher = new GuardedFetcher(
                        new GuardedClient(turning(), "test", allowed, UnaryOperator.identity()),
                        port -> port == outside.port() || port == 443,
                        GuardedClient.PATIENCE)) {
            ScanReport report = scan(mail(outside.port()), fetcher);

            assertThat(inside.connections).hasValue(0);
            assertThat(contacted).isNotEmpty().containsOnly(OUTSIDE);
            assertThat(outside.requests)
                    .as("what leads inwards by a redirect was begun")
                    .anySatisfy(request -> assertThat(request).contains("/to?http://127.0.0.1"))
                    .noneSatisfy(request -> assertThat(request).contains("leave"));
            assertEnded(report);
        }
    }

    /// As in service, where other ports than 80 and 443 are refused before that.
    @Test
    void norByTheFetcherInService() {
        try (TestServer inside = inside(0);
                GuardedFetcher fetcher = new GuardedFetcher(new GuardedClient(turning(), "test"))) {
            assertEnded(scan(mail(inside.port()), fetcher));
            assertEnded(scan(mail(80), fetcher));

            assertThat(inside.connections).hasValue(0);
        }
    }

    private static void assertEnded(ScanReport report) {
        assertThat(report.outcomes())
                .allSatisfy(
                        outcome -> assertThat(outcome.end()).as(outcome.check()).isInstanceOf(CheckOutcome.Done.class));
        assertThat(PlainJson.of(ScanResults.of("x", report))).contains("not public");
    }

    private static TestServer inside(int port) {
        return new TestServer("127.0.0.1", port, (_, out) -> TestServer.write(out, "200 OK", new byte[0]));
    }

    /// A name that is outside when it is asked for first, and inside from then on.
    private static Dns turning() {
        AtomicInteger questions = new AtomicInteger();
        Dns zones = Zones.of(ZONES);
        return (name, type) -> {
            if (!name.startsWith("turning.example")) {
                return zones.query(name, type);
            }
            String address = questions.getAndIncrement() < 2 ? "127.0.0.2" : "127.0.0.1";
            return Zones.of("turning.example: {A: " + address + "}").query(name, type);
        };
    }

    private static ScanReport scan(ScanMail mail, Fetcher fetcher) {
        Dns dns = Zones.of(mail.zones());
        ScanWorld world =
                new ScanWorld(dns, fetcher, List.of(), List.of(), ImageOptimizer.none(), List.of(), Map.of(), List::of);
        return new MessageScan(world, "mx.example.net", ScanLimits.DEFAULT)
                .scan(mail.message(), ScanListener.none())
                .report();
    }

    private static ScanMail mail(int port) {
        List<String> redirected = PLACES.stream()
                .map(place -> "http://outside.example:PORT/to?" + place)
                .toList();
        String html = Stream.concat(PLACES.stream(), redirected.stream())
                .map(place ->
                        "<a href=\"%1$s/page\">a</a> <img src=\"%1$s/i.png\" width=\"9\" alt=\"x\">\n".formatted(place))
                .collect(Collectors.joining());
        ScanMail mail =
                ScanMail.html(html.replace("PORT", String.valueOf(port))).replacing("MIME-Version", """
                        List-Unsubscribe: <https://127.0.0.1/leave>, <http://outside.example/leave>
                        List-Unsubscribe-Post: List-Unsubscribe=One-Click
                        MIME-Version""");
        return mail.withZones(mail.zones() + ZONES);
    }
}
