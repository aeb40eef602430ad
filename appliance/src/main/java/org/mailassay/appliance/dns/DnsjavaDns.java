package org.mailassay.appliance.dns;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.mailassay.analysis.dns.Dns;
import org.mailassay.analysis.dns.DnsAnswer;
import org.mailassay.analysis.dns.DnsQuestion;
import org.mailassay.analysis.dns.DomainName;
import org.mailassay.analysis.dns.RecordType;
import org.mailassay.analysis.dns.Security;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.dnssec.ValidatingResolver;

/// The DNS as the configured resolvers answer it.
///
/// A question that several threads ask at once is sent once. The work is done on a thread of its own, so a caller that
/// is interrupted or gives up takes the answer from nobody else, and a late answer is still kept.
public final class DnsjavaDns implements Dns, AutoCloseable {
    /// As many aliases as common resolvers follow before they give up.
    private static final int MOST_ALIASES = 11;

    private final DnsSettings settings;
    private final AnswerCache cache;
    private final Resolver resolver;
    private final ExecutorService workers;
    private final DnsCounts counts = new DnsCounts();
    private final Map<DnsQuestion, CompletableFuture<DnsAnswer>> underWay = new ConcurrentHashMap<>();

    /// @param settings whom to ask and how
    public DnsjavaDns(DnsSettings settings) {
        this(settings, Clock.systemUTC());
    }

    /// @param clock the time by which answers and signatures expire
    public DnsjavaDns(DnsSettings settings, Clock clock) {
        this.settings = settings;
        this.cache = new AnswerCache(settings.cacheOctets(), clock);
        FailoverResolver servers = new FailoverResolver(settings);
        this.resolver = settings.validation() == Validation.LOCAL ? validating(servers, settings, clock) : servers;
        this.workers = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("dns-", 0).factory());
    }

    private static Resolver validating(Resolver servers, DnsSettings settings, Clock clock) {
        ValidatingResolver validator = new ValidatingResolver(servers, clock);
        try {
            validator.loadTrustAnchors(new ByteArrayInputStream(settings.trustAnchorOctets()));
        } catch (IOException unreadable) {
            throw new IllegalArgumentException(
                    "the trust anchors cannot be read: " + unreadable.getMessage(), unreadable);
        }
        return validator;
    }

    @Override
    public DnsAnswer query(String name, RecordType type) {
        DnsQuestion question = new DnsQuestion(name, type);
        if (!DomainName.fits(question.name())) {
            return new DnsAnswer.Failed(DnsAnswer.Cause.BAD_NAME, "not a domain name");
        }
        Optional<DnsAnswer> known = cache.get(question);
        counts.lookedUp(known.isPresent());
        // An answer that was under way at the first look may be there now.
        return known.isPresent()
                ? known.get()
                : await(ask(question, () -> cache.get(question).orElseGet(() -> resolve(question))));
    }

    /// The same, asking the resolvers each time: for whoever has just published something and wants to know whether it
    /// is seen. The answers are kept for everybody else.
    public Dns fresh() {
        return (name, type) -> {
            DnsQuestion question = new DnsQuestion(name, type);
            return DomainName.fits(question.name()) ? await(ask(question, () -> resolve(question))) : query(name, type);
        };
    }

    private CompletableFuture<DnsAnswer> ask(DnsQuestion question, Supplier<DnsAnswer> asking) {
        CompletableFuture<DnsAnswer> mine = new CompletableFuture<>();
        CompletableFuture<DnsAnswer> earlier = underWay.putIfAbsent(question, mine);
        if (earlier != null) {
            return earlier;
        }
        workers.execute(() -> {
            DnsAnswer answer = new DnsAnswer.Failed(DnsAnswer.Cause.OTHER, "stopped");
            try {
                answer = asking.get();
            } finally {
                underWay.remove(question);
                mine.complete(answer);
            }
        });
        return mine;
    }

    private DnsAnswer await(CompletableFuture<DnsAnswer> answer) {
        try {
            return answer.get(settings.totalTimeout().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            return new DnsAnswer.Failed(DnsAnswer.Cause.TIMEOUT, "no answer within " + settings.totalTimeout());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return new DnsAnswer.Failed(DnsAnswer.Cause.TIMEOUT, "the question was given up");
        } catch (ExecutionException impossible) {
            throw new IllegalStateException("a question always gets an answer", impossible);
        }
    }

    /// Asks the resolvers, again for the target of an alias where one answered no further, and keeps the answer.
    private DnsAnswer resolve(DnsQuestion question) {
        List<String> aliases = new ArrayList<>();
        Security security = Security.SECURE;
        Duration timeToLive = Duration.ofSeconds(Integer.MAX_VALUE);
        String name = question.name();
        int size = 0;
        while (aliases.size() <= MOST_ALIASES) {
            AnswerReading.Step step;
            try {
                Name asked = RecordReading.name(name);
                Message response = send(asked, question.type());
                size += response.numBytes();
                step = AnswerReading.read(response, asked, question.type(), settings.validation());
            } catch (IOException failed) {
                return keep(question, failed(failed), Duration.ZERO, 0);
            } catch (RuntimeException failed) {
                // dnsjava reads what strangers wrote; whatever it trips over is their answer, and no answer of ours.
                return keep(question, failed(failed), Duration.ZERO, 0);
            }
            switch (step) {
                case AnswerReading.Step.Settled settled -> {
                    Duration left = shorter(timeToLive, settled.timeToLive());
                    return keep(question, through(aliases, left, security, settled.answer()), left, size);
                }
                case AnswerReading.Step.Continued continued -> {
                    aliases.addAll(continued.aliases());
                    timeToLive = shorter(timeToLive, continued.timeToLive());
                    security = weaker(security, continued.security());
                    name = continued.target();
                }
            }
        }
        return keep(
                question,
                new DnsAnswer.Failed(DnsAnswer.Cause.SERVER_FAILURE, "CNAME loop, or too long a chain of them"),
                Duration.ZERO,
                0);
    }

    /// How many questions were asked, and what came of them.
    public DnsCounts counts() {
        return counts;
    }

    private DnsAnswer keep(DnsQuestion question, DnsAnswer answer, Duration timeToLive, int size) {
        counts.answered(answer);
        cache.put(question, answer, timeToLive, size);
        return answer;
    }

    private Message send(Name name, RecordType type) throws IOException {
        Message query = Message.newQuery(Record.newRecord(name, type.number(), DClass.IN));
        if (settings.validation() == Validation.RESOLVER) {
            // RFC 6840, section 5.7: who sets it wants to see it.
            query.getHeader().setFlag(Flags.AD);
        }
        try {
            return resolver.sendAsync(query, workers).toCompletableFuture().get();
        } catch (ExecutionException failed) {
            IOException cause = unwrapped(failed);
            if (cause instanceof UnhelpfulResponseException unhelpful) {
                return unhelpful.response();
            }
            throw cause;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the question was given up");
        }
    }

    private static IOException unwrapped(Throwable failed) {
        Throwable cause = failed;
        while ((cause instanceof ExecutionException
                        || cause instanceof CompletionException
                        || cause instanceof UncheckedIOException)
                && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause instanceof IOException io ? io : new IOException(cause);
    }

    private static DnsAnswer failed(Exception failed) {
        return failed instanceof SocketTimeoutException || failed instanceof InterruptedIOException
                ? new DnsAnswer.Failed(DnsAnswer.Cause.TIMEOUT, "no answer in time")
                : new DnsAnswer.Failed(DnsAnswer.Cause.OTHER, String.valueOf(failed.getMessage()));
    }

    /// The answer at the end of a chain of aliases, as the answer to its first name.
    private static DnsAnswer through(List<String> aliases, Duration timeToLive, Security security, DnsAnswer answer) {
        if (aliases.isEmpty()) {
            return answer;
        }
        return switch (answer) {
            case DnsAnswer.Found found -> {
                List<String> all = new ArrayList<>(aliases);
                all.addAll(found.aliases());
                yield new DnsAnswer.Found(found.records(), all, timeToLive, weaker(security, found.security()));
            }
            case DnsAnswer.NoSuchName none -> new DnsAnswer.NoSuchName(weaker(security, none.security()));
            case DnsAnswer.NoData none -> new DnsAnswer.NoData(weaker(security, none.security()));
            case DnsAnswer.Failed failed -> failed;
        };
    }

    private static Security weaker(Security one, Security other) {
        return one == Security.SECURE ? other : one;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    /// Gives up what is under way.
    @Override
    public void close() {
        workers.shutdownNow();
        workers.close();
    }
}
