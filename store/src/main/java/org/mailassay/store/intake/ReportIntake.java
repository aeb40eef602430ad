package org.mailassay.store.intake;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiConsumer;
import org.mailassay.analysis.message.Octets;
import org.mailassay.analysis.report.ReportReader;
import org.mailassay.analysis.report.ReportSink;
import org.mailassay.store.Database;
import org.mailassay.store.GroupWriting;
import org.mailassay.store.UnflushedCommit;
import org.mailassay.store.raw.RawMessageStore;
import org.mailassay.store.seal.SealedMails;
import org.mailassay.store.seal.SealingKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Turns what arrives at reporting addresses into rows and counts. The one place that does: for SMTP, for files that
/// are imported, and for what is read again.
///
/// A message is read first, without touching the database, and then written in one transaction: it counts once,
/// however often it is handed in under its name, and whenever the process dies.
public final class ReportIntake {
    /// To read a message again that others read again at the same time.
    private static final int ATTEMPTS = 5;

    private static final Logger LOG = LoggerFactory.getLogger(ReportIntake.class);

    /// Messages, and octets of memory, that one transaction writes at most; a single message may be larger.
    private static final int BATCH = 500;

    private static final long RETAINED = 16L << 20;

    /// Octets of memory from which on a message is written by itself, so that few such are in memory at one time.
    private static final long ALONE = 256L << 10;

    private final Database database;
    private final BiConsumer<Octets, ReportSink> reader;
    private final SealingKey key;
    private final IntakeTransaction transaction;
    private final RetryTransaction retry;
    private final ReportRowsMonths months;
    private final IdBlock intakeIds;
    private final IdBlock reportIds;

    /// Reading is work for the processor: more at one time than it has cores would only need more memory.
    private final Semaphore reading = new Semaphore(Runtime.getRuntime().availableProcessors());

    /// How many are being read or wait for that.
    private final AtomicInteger unread = new AtomicInteger();

    private final GroupWriting<ReadMessage, Written> together =
            new GroupWriting<>(this::writeGroup, () -> unread.get() > 0);

    private final Map<Fate, LongAdder> taken = new EnumMap<>(Fate.class);

    /// The intake over a database.
    ///
    /// @param key by which what is private in failure reports is masked and sealed
    public ReportIntake(Database database, RawMessageStore rawMessages, ReportReader reader, SealingKey key) {
        this(database, rawMessages, reader::read, key);
    }

    ReportIntake(
            Database database, RawMessageStore rawMessages, BiConsumer<Octets, ReportSink> reader, SealingKey key) {
        this.database = database;
        this.reader = reader;
        this.key = key;
        MessageOctets octets = new MessageOctets(rawMessages, new SealedMails(key));
        this.transaction = new IntakeTransaction(octets);
        this.retry = new RetryTransaction(octets);
        this.months = new ReportRowsMonths(database);
        this.intakeIds = new IdBlock(database, "intake_id_seq");
        this.reportIds = new IdBlock(database, "reports_id_seq");
        for (Fate fate : Fate.values()) {
            taken.put(fate, new LongAdder());
        }
    }

    /// Takes one message that the mail queue still holds, together with those that other threads hand in at the
    /// same time. When it returns, it is on disk, so the mail may be taken from the queue.
    ///
    /// @throws org.mailassay.store.StoreUnavailable when nothing was taken and the mail must stay in the queue
    public IntakeResult take(Arrival arrival) {
        ReadMessage message;
        unread.incrementAndGet();
        reading.acquireUninterruptibly();
        try {
            try {
                message = read(arrival);
            } finally {
                unread.decrementAndGet();
            }
            if (message.retained() > ALONE) {
                return write(List.of(message)).getFirst();
            }
        } finally {
            reading.release();
        }
        return together.write(message).onDisk();
    }

    /// Takes many messages with few transactions; when it returns, all of them are on disk.
    ///
    /// @return one result for each arrival, in the order given
    public List<IntakeResult> takeAll(List<Arrival> arrivals) {
        List<IntakeResult> results = new ArrayList<>(arrivals.size());
        List<ReadMessage> pending = new ArrayList<>();
        long retained = 0;
        for (Arrival arrival : arrivals) {
            ReadMessage message = read(arrival);
            pending.add(message);
            retained += message.retained();
            if (pending.size() >= BATCH || retained >= RETAINED) {
                results.addAll(write(pending));
                pending.clear();
                retained = 0;
            }
        }
        results.addAll(write(pending));
        return results;
    }

    /// How many messages came to that fate here since the start; those that were read again are not counted twice.
    public long taken(Fate fate) {
        return Objects.requireNonNull(taken.get(fate)).sum();
    }

    /// Reads a message again from its stored octets, and puts the new outcome in place of the old one. What was stored
    /// from it before stays as it is.
    ///
    /// @param releaseQuarantined whether a message that was set aside is to be counted now
    /// @return empty when the account has no such message, or its octets have expired, are not kept or are sealed
    ///     with another key
    public Optional<IntakeResult.Taken> retry(long accountId, long intakeId, boolean releaseQuarantined) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<RetryTransaction.Earlier> earlier =
                    database.inTransaction(connection -> retry.load(connection, accountId, intakeId));
            if (earlier.isEmpty()) {
                return Optional.empty();
            }
            Arrival arrival = earlier.get().arrival();
            String takenAt = earlier.get().takenAt();
            ReadMessage message = new ReadMessage(arrival, intakeId, reportIds, key);
            reader.accept(arrival.message().octets(), message);
            months.ensure(List.of(message.receivedOn()));
            Optional<IntakeResult.Taken> taken =
                    database.inTransaction(connection -> retry.write(connection, message, takenAt, releaseQuarantined));
            if (taken.isPresent()) {
                return taken;
            }
        }
        return Optional.empty();
    }

    /// The next group is written while this one goes to disk.
    private List<Written> writeGroup(List<ReadMessage> messages) {
        UnflushedCommit<List<IntakeResult>> commit = commit(messages);
        return commit.result().stream()
                .map(result -> new Written(result, commit))
                .toList();
    }

    private List<IntakeResult> write(List<ReadMessage> messages) {
        if (messages.isEmpty()) {
            return List.of();
        }
        UnflushedCommit<List<IntakeResult>> commit = commit(messages);
        commit.awaitDisk();
        return commit.result();
    }

    /// Somebody else may take one of the messages at the same time. Then that one is left out and the others are
    /// written again, which happens at most once for each message.
    private UnflushedCommit<List<IntakeResult>> commit(List<ReadMessage> messages) {
        months.ensure(messages.stream().map(ReadMessage::receivedOn).toList());
        while (true) {
            try {
                UnflushedCommit<List<IntakeResult>> commit =
                        database.inUnflushedTransaction(connection -> transaction.write(connection, messages));
                commit.result().forEach(this::count);
                return commit;
            } catch (IntakeTransaction.TakenMeanwhile e) {
                LOG.debug("Writing {} messages again", messages.size(), e);
            }
        }
    }

    private void count(IntakeResult result) {
        if (result instanceof IntakeResult.Taken message) {
            Objects.requireNonNull(taken.get(message.fate())).increment();
        }
    }

    private ReadMessage read(Arrival arrival) {
        ReadMessage message = new ReadMessage(arrival, intakeIds.getAsLong(), reportIds, key);
        reader.accept(arrival.message().octets(), message);
        return message;
    }

    /// @param commit the mail is taken from the queue by another transaction, which may come after a crash of the
    ///     database that this one would not have survived, so nobody is told before it is on disk
    private record Written(IntakeResult result, UnflushedCommit<?> commit) {
        IntakeResult onDisk() {
            commit.awaitDisk();
            return result;
        }
    }
}
