package org.mailassay.api.audit;

import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mailassay.analysis.message.ReceivedMessage;
import org.mailassay.api.http.Answer;
import org.mailassay.api.http.Call;
import org.mailassay.api.http.Endpoints;
import org.mailassay.api.http.Operation;
import org.mailassay.api.http.Problem;
import org.mailassay.store.scan.Reanalysis;
import org.mailassay.store.scan.Scan;
import org.mailassay.store.scan.ScanCreation;
import org.mailassay.store.scan.ScanMode;
import org.mailassay.store.scan.ScanStore;

/// `/scans`: made, watched, read, analysed again, deleted.
public final class ScanService implements HttpService {
    private final Endpoints endpoints;
    private final ScanStore scans;
    private final ScanLookup lookup;
    private final ScanJson json;
    private final UploadedMessage uploads;

    /// @param mailDomain of the appliance's addresses
    /// @param uploadBytes the largest message that is taken as an upload
    public ScanService(Endpoints endpoints, ScanStore scans, String mailDomain, int uploadBytes) {
        this.endpoints = endpoints;
        this.scans = scans;
        this.lookup = new ScanLookup(scans);
        this.json = new ScanJson(mailDomain);
        this.uploads = new UploadedMessage(uploadBytes);
    }

    @Override
    public void routing(HttpRules rules) {
        endpoints.at(rules, "/scans", Operation.scan(this::create));
        endpoints.at(rules, "/scans/{local_part}", Operation.get(this::show), Operation.delete(this::delete));
        endpoints.at(rules, "/scans/{local_part}/results", Operation.get(this::results));
        endpoints.at(rules, "/scans/{local_part}/optimized-images", Operation.get(this::images));
        endpoints.at(rules, "/scans/{local_part}/raw", Operation.get(this::raw));
        endpoints.at(rules, "/scans/{local_part}/reanalyze", Operation.scan(this::reanalyze));
    }

    private Answer create(Call call) {
        Optional<ReceivedMessage> message = uploads.read(call);
        ScanCreation creation = message.isPresent()
                ? scans.create(call.account(), message.get())
                : scans.create(call.account(), call.now());
        return switch (creation) {
            case ScanCreation.Created(Scan scan) ->
                new Answer.Json(201, out -> out.object(() -> json.created(out, scan)));
            case ScanCreation.QuotaReached(int limit) ->
                throw Problem.quotaReached(
                                "The plan allows " + limit + " scans a day (UTC).", secondsToMidnight(call.now()))
                        .refused();
        };
    }

    private Answer show(Call call) {
        Scan scan = lookup.require(call);
        return Answer.ok(out -> out.object(() -> json.status(out, scan)));
    }

    private Answer delete(Call call) {
        Scan scan = lookup.require(call);
        if (!scans.delete(call.account().id(), scan.localPart())) {
            throw Problem.notFound().refused();
        }
        return AuditJson.deleted();
    }

    private Answer results(Call call) {
        Scan scan = lookup.require(call);
        return switch (scan.status()) {
            case PENDING, PROCESSING ->
                new Answer.Json(
                        202,
                        out -> out.object(() -> {
                            out.field("scan_id", scan.localPart());
                            out.field("status", scan.status().code());
                        }));
            // One that was completed, and failed when it was carried out again, keeps the results that it had.
            case FAILED, COMPLETED ->
                new Answer.Page(
                        200,
                        "application/json",
                        withViews(
                                scans.results(scan.key())
                                        .orElseThrow(() -> Problem.notFound(
                                                        ("This scan has no results. " + scan.failure()).strip())
                                                .refused()),
                                scan.viewCount()),
                        Map.of());
        };
    }

    /// The results are kept as they are answered, but for the one number that goes on changing.
    private static String withViews(String results, long views) {
        String open = results.substring(0, results.length() - 1);
        return open + (open.length() > 1 ? "," : "") + "\"view_count\":" + views + "}";
    }

    private Answer images(Call call) {
        Scan scan = lookup.require(call);
        return scans.images(scan.key(), call.now())
                .map(zip ->
                        new Answer.Download("mailassay-" + scan.localPart() + "-optimized.zip", "application/zip", zip))
                .orElseThrow(() -> Problem.notFound("There are no improved images, or they have expired.")
                        .refused());
    }

    private Answer raw(Call call) {
        Scan scan = lookup.require(call);
        return scans.rawMessage(scan.key())
                .map(octets -> new Answer.Download(scan.localPart() + ".eml", "message/rfc822", octets))
                .orElseThrow(
                        () -> Problem.notFound("The message has not come yet.").refused());
    }

    private Answer reanalyze(Call call) {
        ScanMode mode = mode(call.json(Set.of("mode")).text("mode"));
        String localPart = lookup.require(call).localPart();
        return switch (scans.reanalyze(call.account().id(), localPart, mode, call.now())) {
            case Reanalysis.Started _ -> {
                Scan scan = lookup.require(call);
                yield new Answer.Json(202, out -> out.object(() -> json.status(out, scan)));
            }
            case Reanalysis.NoSuchScan _ -> throw Problem.notFound().refused();
            case Reanalysis.NotFinished _ ->
                throw Problem.badRequest("The scan is waiting for its message, or is being carried out.")
                        .refused();
            case Reanalysis.QuotaReached _ ->
                throw Problem.quotaReached("The day's scans are used up.", secondsToMidnight(call.now()))
                        .refused();
            case Reanalysis.NothingToReplay _ ->
                throw Problem.badRequest("There is no recording to replay; use the mode \"refresh\".")
                        .refused();
        };
    }

    private static ScanMode mode(String code) {
        for (ScanMode mode : ScanMode.values()) {
            if (mode.code().equals(code)) {
                return mode;
            }
        }
        throw Problem.badRequest("The field \"mode\" must be replay or refresh.")
                .refused();
    }

    private static long secondsToMidnight(Instant now) {
        Instant midnight = now.atOffset(ZoneOffset.UTC)
                .toLocalDate()
                .plusDays(1)
                .atTime(LocalTime.MIDNIGHT)
                .toInstant(ZoneOffset.UTC);
        return Math.max(1, Duration.between(now, midnight).toSeconds());
    }
}
