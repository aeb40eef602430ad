package org.mailassay.api.audit;

import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.mailassay.api.http.Answer;
import org.mailassay.api.http.Call;
import org.mailassay.api.http.Endpoints;
import org.mailassay.api.http.JsonWriter;
import org.mailassay.api.http.Operation;
import org.mailassay.api.http.Problem;
import org.mailassay.store.outgoing.DeliveryNotice;
import org.mailassay.store.outgoing.DeliveryTry;
import org.mailassay.store.outgoing.OutgoingMail;
import org.mailassay.store.outgoing.OutgoingState;
import org.mailassay.store.outgoing.OutgoingStore;

/// `/outgoing-mails`: mail that the appliance sent for the account, and what became of it. Beyond the reference.
public final class OutgoingMailService implements HttpService {
    private static final int MAXIMUM_LIMIT = 100;
    private static final int DEFAULT_LIMIT = 50;
    private static final int MAXIMUM_OFFSET = 1_000_000;

    private final Endpoints endpoints;
    private final OutgoingStore mails;

    public OutgoingMailService(Endpoints endpoints, OutgoingStore mails) {
        this.endpoints = endpoints;
        this.mails = mails;
    }

    @Override
    public void routing(HttpRules rules) {
        endpoints.at(rules, "/outgoing-mails", Operation.get(this::list));
        endpoints.at(rules, "/outgoing-mails/{mail_id}", Operation.get(this::show));
    }

    private Answer list(Call call) {
        int limit = call.query().number("limit", 1, MAXIMUM_LIMIT).orElse(DEFAULT_LIMIT);
        int offset = call.query().number("offset", 0, MAXIMUM_OFFSET).orElse(0);
        Set<OutgoingState> states = states(call.query().text("status").orElse("all"));
        List<OutgoingMail> found = mails.list(call.account().id(), states, offset, limit);
        long total = mails.count(call.account().id(), states);
        return Answer.ok(json -> json.object(() -> {
            json.objects("mails", found, mail -> fields(json, mail));
            json.field("total", total);
        }));
    }

    private Answer show(Call call) {
        OutgoingMail mail = mails.find(call.account().id(), Inputs.publicId(call, "mail_id"))
                .orElseThrow(() -> Problem.notFound().refused());
        List<DeliveryTry> tries = mails.tries(mail.key());
        List<DeliveryNotice> notices = mails.notices(mail.key());
        return Answer.ok(json -> json.object(() -> {
            fields(json, mail);
            json.objects("tries", tries, tried -> fields(json, tried));
            json.objects("notices", notices, notice -> fields(json, notice));
        }));
    }

    private static void fields(JsonWriter json, OutgoingMail mail) {
        json.field("id", mail.key().id().toString());
        json.field("purpose", mail.purpose());
        json.field("recipient", mail.forwardPath());
        json.field("status", mail.state().code());
        json.field("attempts", mail.attempts());
        AuditJson.time(json, "created_at", mail.createdAt());
        AuditJson.time(json, "next_attempt_at", mail.nextAttemptAt());
        AuditJson.time(json, "finished_at", mail.finishedAt());
        mail.last()
                .ifPresentOrElse(
                        last -> json.object("last_try", () -> fields(json, last)), () -> json.nullField("last_try"));
        mail.returned()
                .ifPresentOrElse(
                        notice -> json.object("returned", () -> fields(json, notice)),
                        () -> json.nullField("returned"));
    }

    private static void fields(JsonWriter json, DeliveryNotice notice) {
        AuditJson.time(json, "received_at", notice.receivedAt());
        json.field("action", notice.action().code());
        json.field("own_recipient", notice.own());
        json.textOrNull("recipient", notice.recipient());
        json.textOrNull("enhanced_status", notice.status());
        json.textOrNull("diagnostic", notice.diagnostic());
        json.textOrNull("reporting_mta", notice.reportingMta());
        json.textOrNull("remote_mta", notice.remoteMta());
        json.field("subject", notice.subject());
    }

    private static void fields(JsonWriter json, DeliveryTry tried) {
        json.field("attempt", tried.attempt());
        AuditJson.time(json, "began_at", tried.beganAt());
        AuditJson.time(json, "ended_at", tried.endedAt());
        json.field("outcome", tried.outcome().code());
        json.field("stage", tried.stage());
        json.textOrNull("host", tried.host());
        json.textOrNull("address", tried.address());
        if (tried.code() == 0) {
            json.nullField("smtp_code");
        } else {
            json.field("smtp_code", tried.code());
        }
        json.field("enhanced_status", tried.status());
        json.field("reply", tried.reply());
        json.object("tls", () -> {
            json.field("demand", tried.tls().demand());
            json.textOrNull("version", tried.tls().version());
            json.textOrNull("cipher", tried.tls().cipher());
            json.field("verified", tried.tls().verified());
        });
    }

    private static Set<OutgoingState> states(String code) {
        return code.equals("all")
                ? EnumSet.allOf(OutgoingState.class)
                : Set.of(OutgoingState.of(code)
                        .orElseThrow(
                                () -> Problem.badRequest("The parameter \"status\" must be queued, sending, delivered,"
                                                + " deferred, bounced or all.")
                                        .refused()));
    }
}
