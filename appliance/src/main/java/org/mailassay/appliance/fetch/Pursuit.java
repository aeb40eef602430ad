package org.mailassay.appliance.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.ProtocolException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import okhttp3.Call;
import okhttp3.Handshake;
import okhttp3.HttpUrl;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import org.mailassay.analysis.fetch.FetchAnswer;
import org.mailassay.analysis.fetch.FetchAnswer.Cause;
import org.mailassay.analysis.fetch.FetchAnswer.Reason;
import org.mailassay.analysis.fetch.FetchRequest;
import org.mailassay.analysis.fetch.WebHost;
import org.mailassay.analysis.fetch.WebUrl;
import org.mailassay.analysis.message.Octets;

/// One fetch with its redirects.
final class Pursuit {
    static final String TOO_LONG = "there was no whole answer in time";

    private static final int MOST_REDIRECTS = 5;
    private static final int LONGEST_TYPE = 200;

    private final GuardedClient client;
    private final IntPredicate ports;
    private final FetchRequest request;
    private final List<FetchAnswer.Hop> hops;
    private final long end;
    private final Set<String> seen = new HashSet<>();

    /// @param hops filled with the redirects as they come
    /// @param end by the clock of [System#nanoTime()]
    Pursuit(GuardedClient client, IntPredicate ports, FetchRequest request, List<FetchAnswer.Hop> hops, long end) {
        this.client = client;
        this.ports = ports;
        this.request = request;
        this.hops = hops;
        this.end = end;
    }

    FetchAnswer answer() {
        String next = request.url();
        Optional<WebUrl> url = WebUrl.of(next);
        while (url.isPresent()) {
            Optional<FetchAnswer> refusal = refusal(url.get());
            if (refusal.isPresent()) {
                return refusal.get();
            }
            Step step = step(url.get());
            switch (step) {
                case Step.Arrived(FetchAnswer answer) -> {
                    return answer;
                }
                case Step.SentOn(String location) -> {
                    next = location;
                    url = url.get().resolve(location);
                }
            }
        }
        String scheme = WebUrl.schemeOf(next);
        boolean other = !scheme.isEmpty() && !scheme.equals("http") && !scheme.equals("https");
        return other
                ? refused(Reason.SCHEME, "only http and https are fetched")
                : refused(Reason.NOT_A_URL, "it is no URL with a host");
    }

    private sealed interface Step {
        record Arrived(FetchAnswer answer) implements Step {}

        record SentOn(String location) implements Step {}
    }

    private Optional<FetchAnswer> refusal(WebUrl url) {
        if (url.credentials()) {
            return Optional.of(refused(Reason.CREDENTIALS, "the URL carries a user name or a password"));
        }
        if (!ports.test(url.port())) {
            return Optional.of(refused(Reason.PORT, "port " + url.port() + " is not asked"));
        }
        if (url.host() instanceof WebHost.Address(var address, boolean mapped) && (mapped || !client.allows(address))) {
            return Optional.of(refused(Reason.NOT_PUBLIC, url.host().text() + " is not public"));
        }
        if (hops.size() > MOST_REDIRECTS) {
            return Optional.of(refused(Reason.TOO_MANY_REDIRECTS, "there are more than 5 redirects"));
        }
        return seen.add(url.text())
                ? Optional.empty()
                : Optional.of(refused(Reason.TOO_MANY_REDIRECTS, "the redirects lead in a circle"));
    }

    private Step step(WebUrl url) {
        HttpUrl address = HttpUrl.parse(url.text());
        // What was judged must be what the client understands.
        if (address == null
                || !WebHost.of(address.host()).equals(WebHost.of(url.host().text()))) {
            return new Step.Arrived(refused(Reason.NOT_A_URL, "its host is no host"));
        }
        long left = end - System.nanoTime();
        if (left <= 0) {
            return new Step.Arrived(failed(Cause.TIMEOUT, TOO_LONG));
        }
        Call call = client.call(request.method().name(), address, Duration.ofNanos(left));
        try (Response response = call.execute()) {
            String location = response.header("Location");
            if (isRedirect(response.code()) && location != null) {
                hops.add(new FetchAnswer.Hop(url.text(), response.code()));
                return new Step.SentOn(location);
            }
            return new Step.Arrived(fetched(url, response));
        } catch (IOException failure) {
            return new Step.Arrived(failed(failure));
        } finally {
            // Nothing of a body that was not read is waited for.
            call.cancel();
        }
    }

    private static boolean isRedirect(int status) {
        return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
    }

    private FetchAnswer fetched(WebUrl url, Response response) throws IOException {
        byte[] body = new byte[0];
        boolean cut = false;
        if (request.method() == FetchRequest.Method.GET) {
            try (InputStream octets = response.body().byteStream()) {
                body = octets.readNBytes(request.mostOctets());
                cut = octets.read() >= 0;
            }
        }
        return new FetchAnswer.Fetched(
                url.text(),
                response.code(),
                List.copyOf(hops),
                printable(response.header("Content-Type")),
                declaredLength(response.header("Content-Length")),
                Octets.of(body),
                cut,
                certificate(response.handshake()));
    }

    private static long declaredLength(@Nullable String field) {
        String digits = field == null ? "" : field;
        boolean number = digits.length() <= 18 && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        return number && !digits.isEmpty() ? Long.parseLong(digits) : -1;
    }

    /// What a stranger may have written a part of.
    static String printable(@Nullable String field) {
        String text = field == null ? "" : field.strip().replaceAll("\\p{Cntrl}", " ");
        return text.substring(0, Math.min(text.length(), LONGEST_TYPE));
    }

    private static Optional<FetchAnswer.Certificate> certificate(@Nullable Handshake handshake) {
        return handshake != null
                        && !handshake.peerCertificates().isEmpty()
                        && handshake.peerCertificates().getFirst() instanceof X509Certificate certificate
                ? Optional.of(new FetchAnswer.Certificate(
                        printable(certificate.getIssuerX500Principal().getName()),
                        certificate.getNotAfter().toInstant()))
                : Optional.empty();
    }

    private FetchAnswer failed(IOException failure) {
        String detail = printable(failure.getMessage());
        return switch (failure) {
            case HostRefusedException host ->
                switch (host.reason()) {
                    case NOT_PUBLIC -> refused(Reason.NAME_NOT_PUBLIC, detail);
                    case NO_ADDRESS -> failed(Cause.NO_ADDRESS, detail);
                    case DNS -> failed(Cause.DNS, detail);
                };
            case InterruptedIOException _ -> failed(Cause.TIMEOUT, TOO_LONG);
            case SSLPeerUnverifiedException _ -> failed(Cause.BAD_CERTIFICATE, "the certificate is for another host");
            case SSLException untrusted when isOfCertificate(untrusted) -> failed(Cause.BAD_CERTIFICATE, detail);
            case ProtocolException _ -> failed(Cause.BAD_ANSWER, detail);
            case IOException _
            when detail.contains("not found: limit") || detail.contains("unexpected end") ->
                failed(Cause.BAD_ANSWER, detail);
            case IOException _ -> failed(Cause.UNREACHABLE, detail);
        };
    }

    private static boolean isOfCertificate(Throwable failure) {
        Throwable cause = failure;
        for (int i = 0; i < 10 && cause != null; i++) {
            if (cause instanceof CertificateException || cause instanceof CertPathValidatorException) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    private FetchAnswer refused(Reason reason, String detail) {
        return new FetchAnswer.Refused(reason, detail, List.copyOf(hops));
    }

    private FetchAnswer failed(Cause cause, String detail) {
        return new FetchAnswer.Failed(cause, detail, List.copyOf(hops));
    }
}
