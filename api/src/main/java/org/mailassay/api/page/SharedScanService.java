package org.mailassay.api.page;

import io.helidon.http.Method;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.mailassay.api.http.Answer;
import org.mailassay.api.http.PublicPaths;
import org.mailassay.store.scan.Scan;
import org.mailassay.store.scan.ScanSharing;
import org.mailassay.store.scan.ScanStore;

/// `/s/{token}`: a scan's public page, for whoever was given the address. It needs no script.
///
/// The message's HTML is a document of its own, which is shown in a frame that is sandboxed twice: by its attribute,
/// and by the header field that the document itself comes with, should somebody open it alone.
public final class SharedScanService implements HttpService {
    private static final Map<String, String> MESSAGE_HEADERS = Map.of(
            "Content-Security-Policy",
            "sandbox; default-src 'none'; img-src data:; style-src 'unsafe-inline'; frame-ancestors 'self'",
            "X-Frame-Options",
            "SAMEORIGIN",
            "X-DNS-Prefetch-Control",
            "off",
            "X-Robots-Tag",
            "noindex");

    private final PublicPaths paths;
    private final ScanStore scans;
    private final ScanSharing sharing;
    private final ReentrantLock turn = new ReentrantLock(true);

    public SharedScanService(PublicPaths paths, ScanStore scans, ScanSharing sharing) {
        this.paths = paths;
        this.scans = scans;
        this.sharing = sharing;
    }

    @Override
    public void routing(HttpRules rules) {
        paths.get(rules, "/s/{token}", this::page);
        paths.get(rules, "/s/{token}/message", this::message);
    }

    private Answer page(ServerRequest request) {
        Optional<Scan> scan = find(request);
        if (scan.isEmpty()) {
            return notThere();
        }
        if (request.prologue().method().equals(Method.GET)) {
            sharing.countView(scan.get().shareToken());
        }
        Optional<String> results = switch (scan.get().status()) {
            case COMPLETED, FAILED -> scans.results(scan.get().key());
            case PENDING, PROCESSING -> Optional.empty();
        };
        return results.map(json -> SharedScanPage.of(scan.get(), json, hasHtml(scan.get())))
                .orElseGet(() -> SharedScanPage.unfinished(scan.get()));
    }

    private Answer message(ServerRequest request) {
        return find(request)
                .flatMap(this::html)
                .<Answer>map(html -> new Answer.Page(200, "text/html", html, MESSAGE_HEADERS))
                .orElseGet(SharedScanService::notThere);
    }

    private Optional<Scan> find(ServerRequest request) {
        String token = request.path().pathParameters().get("token");
        return token.matches("[0-9A-Za-z]{22}") ? sharing.find(token) : Optional.empty();
    }

    /// Messages are large and this page is everybody's: they are read one at a time.
    private Optional<String> html(Scan scan) {
        turn.lock();
        try {
            return scans.rawMessage(scan.key()).flatMap(MessageHtml::of);
        } finally {
            turn.unlock();
        }
    }

    private boolean hasHtml(Scan scan) {
        turn.lock();
        try {
            return scans.rawMessage(scan.key()).filter(MessageHtml::isIn).isPresent();
        } finally {
            turn.unlock();
        }
    }

    private static Answer notThere() {
        return Html.page(
                404, "Not there", "<h1>There is nothing here</h1>\n<p>The scan is not shared, or no longer.</p>");
    }
}
