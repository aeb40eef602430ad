package org.mailassay.analysis.infrastructure;

import org.mailassay.analysis.dns.DomainName;
import org.mailassay.analysis.fetch.FetchAnswer;
import org.mailassay.analysis.fetch.FetchRequest;
import org.mailassay.analysis.fetch.Fetcher;
import org.mailassay.analysis.transport.MtaStsPolicy;
import org.mailassay.analysis.transport.PolicyFetch;
import org.mailassay.analysis.transport.PolicyFetcher;

/// Fetches MTA-STS policies with what a scan fetches with. Senders do not follow redirects for a policy (RFC 8461,
/// section 3.3); what was redirected is no policy, whatever was found at the end.
///
/// @param fetcher by which links are fetched too
public record FetchedPolicies(Fetcher fetcher) implements PolicyFetcher {
    @Override
    public PolicyFetch fetch(DomainName policyDomain) {
        String url = "https://mta-sts." + policyDomain.text() + "/.well-known/mta-sts.txt";
        FetchAnswer answer = fetcher.fetch(FetchRequest.get(url, MtaStsPolicy.LARGEST));
        if (!answer.redirects().isEmpty()) {
            return failed(
                    PolicyFetch.Cause.REDIRECT,
                    "status " + answer.redirects().getFirst().status());
        }
        return switch (answer) {
            case FetchAnswer.Fetched fetched -> read(fetched);
            case FetchAnswer.Refused refused -> failed(PolicyFetch.Cause.UNREACHABLE, refused.detail());
            case FetchAnswer.Failed failure -> failed(cause(failure.cause()), failure.detail());
        };
    }

    private static PolicyFetch read(FetchAnswer.Fetched fetched) {
        if (fetched.status() != 200) {
            return failed(PolicyFetch.Cause.BAD_STATUS, "status " + fetched.status());
        }
        return fetched.cut()
                ? failed(PolicyFetch.Cause.TOO_LARGE, "more than " + MtaStsPolicy.LARGEST + " octets")
                : new PolicyFetch.Fetched(fetched.contentType(), fetched.body());
    }

    private static PolicyFetch.Cause cause(FetchAnswer.Cause cause) {
        return switch (cause) {
            case NO_ADDRESS, UNREACHABLE, BAD_ANSWER -> PolicyFetch.Cause.UNREACHABLE;
            case DNS, TIMEOUT -> PolicyFetch.Cause.TIMEOUT;
            case BAD_CERTIFICATE -> PolicyFetch.Cause.BAD_CERTIFICATE;
            case SWITCHED_OFF -> PolicyFetch.Cause.NOT_FETCHED;
        };
    }

    private static PolicyFetch failed(PolicyFetch.Cause cause, String detail) {
        return new PolicyFetch.Failed(cause, detail);
    }
}
