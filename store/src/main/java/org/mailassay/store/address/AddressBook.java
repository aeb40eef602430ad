package org.mailassay.store.address;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.mailassay.store.Database;
import org.mailassay.store.Notifications;
import org.mailassay.store.Notifications.Notification;
import org.mailassay.store.SqlFiles;
import org.mailassay.store.StoreUnavailable;

/// Every known recipient address, in memory. A change made on any node is seen within a second, because the database
/// tells of it; all addresses are read again once a minute in case it could not. An address that may have been made
/// this moment is asked for, so that mail to it is never refused for good.
public final class AddressBook implements AutoCloseable {
    private static final String LOAD_ALL = SqlFiles.read(AddressBook.class, "loadAll");
    private static final String LOAD = SqlFiles.read(AddressBook.class, "load");

    /// What addresses that are made here look like: nothing that is guessed from a dictionary is asked for.
    private static final Pattern MADE = Pattern.compile("(rua-|seed-|bounce-|s)[a-z0-9]{8,60}");

    /// Whoever tries addresses takes no more connections than these.
    private static final int QUESTIONS_AT_ONCE = 2;

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Database database;
    private final Semaphore questions = new Semaphore(QUESTIONS_AT_ONCE);
    private final Set<String> domains;
    private final Duration refresh;
    private final Notifications changes;
    private volatile Map<String, Recipient> recipients = new ConcurrentHashMap<>();
    private volatile boolean loaded;

    private AddressBook(Database database, Set<String> domains, Duration refresh) {
        this.database = database;
        this.domains =
                domains.stream().map(domain -> domain.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
        this.refresh = refresh;
        this.changes = Notifications.listen(database, "address-book", List.of("recipients"), new Changes());
    }

    /// Opens the book and begins to read, without waiting for it.
    ///
    /// @param domains the mail domains of the appliance
    public static AddressBook open(Database database, Set<String> domains) {
        return open(database, domains, Duration.ofMinutes(1));
    }

    static AddressBook open(Database database, Set<String> domains, Duration refresh) {
        return new AddressBook(database, domains, refresh);
    }

    /// Whether the addresses were read at least once. Until then, that an address is not found means nothing.
    public boolean loaded() {
        return loaded;
    }

    /// Whether the domain is one of the appliance's own, in whatever case.
    public boolean isOwnDomain(String domain) {
        return domains.contains(domain.toLowerCase(Locale.ROOT));
    }

    /// Whose address it is, in whatever case; empty when it is nobody's.
    ///
    /// @throws StoreUnavailable when it is not among the known ones and the database cannot say more
    public Optional<Recipient> find(String localPart, String domain) {
        if (!isOwnDomain(domain)) {
            return Optional.empty();
        }
        String name = localPart.toLowerCase(Locale.ROOT);
        Recipient known = recipients.get(name);
        return known == null && (!loaded || MADE.matcher(name).matches()) ? ask(name) : Optional.ofNullable(known);
    }

    @Override
    public void close() {
        changes.close();
    }

    private Optional<Recipient> ask(String localPart) {
        boolean mayAsk = false;
        try {
            mayAsk = questions.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (!mayAsk) {
            throw new StoreUnavailable("too many ask for addresses that nobody knows", new TimeoutException());
        }
        try {
            return rows(List.of(localPart)).values().stream().findFirst();
        } finally {
            questions.release();
        }
    }

    private void loadAll() {
        Map<String, Recipient> all = new ConcurrentHashMap<>();
        database.rows(LOAD_ALL, Map.of(), AddressBook::entry)
                .forEach(entry -> all.put(entry.getKey(), entry.getValue()));
        recipients = all;
        loaded = true;
    }

    private void load(List<String> localParts) {
        Map<String, Recipient> current = rows(localParts);
        for (String localPart : localParts) {
            if (current.containsKey(localPart)) {
                recipients.put(localPart, current.get(localPart));
            } else {
                recipients.remove(localPart);
            }
        }
    }

    private Map<String, Recipient> rows(List<String> localParts) {
        return database
                .rows(LOAD, Map.of("local_parts", localParts.toArray(new String[0])), AddressBook::entry)
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /// Which recipients change; all of them from time to time, and whenever something may have been missed.
    private final class Changes implements Notifications.Listener {
        private long readAllAgain;

        @Override
        public void begin() {
            loadAll();
            readAllAgain = System.nanoTime() + refresh.toNanos();
        }

        @Override
        public void hear(List<Notification> told) {
            if (System.nanoTime() > readAllAgain) {
                // What was told stands in the database as well.
                begin();
            } else if (!told.isEmpty()) {
                load(told.stream().map(Notification::payload).distinct().toList());
            }
        }
    }

    private static Map.Entry<String, Recipient> entry(io.helidon.dbclient.DbRow row) {
        return Map.entry(
                row.column("local_part").get(String.class),
                new Recipient(
                        row.column("account_id").get(Long.class),
                        Recipient.Kind.of(row.column("kind").get(String.class))));
    }
}
