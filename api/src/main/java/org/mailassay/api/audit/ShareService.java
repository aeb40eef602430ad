package org.mailassay.api.audit;

import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import java.net.URI;
import java.util.Optional;
import org.mailassay.api.http.Answer;
import org.mailassay.api.http.Call;
import org.mailassay.api.http.Endpoints;
import org.mailassay.api.http.Operation;
import org.mailassay.api.http.Problem;
import org.mailassay.store.scan.Scan;
import org.mailassay.store.scan.ScanSharing;
import org.mailassay.store.scan.ScanStore;

/// `/scans/{local_part}/share`: gives a scan a public page, and takes it away.
public final class ShareService implements HttpService {
    private final Endpoints endpoints;
    private final ScanSharing sharing;
    private final ScanLookup lookup;
    private final Optional<URI> url;

    /// @param url the address that people reach the appliance by; that of the request when empty
    public ShareService(Endpoints endpoints, ScanStore scans, ScanSharing sharing, Optional<URI> url) {
        this.endpoints = endpoints;
        this.sharing = sharing;
        this.lookup = new ScanLookup(scans);
        this.url = url;
    }

    @Override
    public void routing(HttpRules rules) {
        endpoints.at(rules, "/scans/{local_part}/share", Operation.post(this::share), Operation.delete(this::unshare));
    }

    private Answer share(Call call) {
        call.requireNoBody();
        sharing.share(call.account().id(), lookup.require(call).localPart());
        Scan scan = lookup.require(call);
        String path = "/s/" + scan.shareToken();
        String address = url.map(base -> base.resolve(path).toString()).orElseGet(() -> call.origin() + path);
        return Answer.ok(json -> json.object(() -> {
            json.field("local_part", scan.localPart());
            json.field("token", scan.shareToken());
            json.field("url", address);
            json.field("view_count", scan.viewCount());
        }));
    }

    private Answer unshare(Call call) {
        if (!sharing.unshare(call.account().id(), lookup.require(call).localPart())) {
            throw Problem.notFound("This scan is not shared.").refused();
        }
        return AuditJson.deleted();
    }
}
