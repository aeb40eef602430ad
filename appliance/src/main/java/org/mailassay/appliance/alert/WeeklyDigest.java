package org.mailassay.appliance.alert;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import org.mailassay.analysis.alert.DigestWriting;
import org.mailassay.store.account.EmailAddress;
import org.mailassay.store.alert.AlertMails;
import org.mailassay.store.alert.AlertStore;
import org.mailassay.store.alert.DigestAccount;
import org.mailassay.store.alert.DigestWork;
import org.mailassay.store.outgoing.OutgoingMessage;
import org.mailassay.store.outgoing.ReturnPath;

/// Mails each account, on Wednesday, what reports told of the week that ended on Sunday: by then they have come. Of a
/// week that nobody was told of until Saturday, nobody is.
public final class WeeklyDigest {
    static final String PURPOSE = "digest";
    private static final int PAGE = 100;
    private static final int MORNING = 6;

    private final DigestWork work;
    private final AlertStore alerts;
    private final EmailAddress sender;
    private final AccountLetters letters;
    private final InstantSource clock;

    /// @param sender who the mails are from
    /// @param returnPath where bounces go
    public WeeklyDigest(
            DigestWork work, AlertStore alerts, EmailAddress sender, ReturnPath returnPath, InstantSource clock) {
        this.work = work;
        this.alerts = alerts;
        this.sender = sender;
        this.letters = new AccountLetters(alerts, PURPOSE, returnPath);
        this.clock = clock;
    }

    /// Tells those who have not been told.
    ///
    /// @return how many mails there are
    public int run() {
        Instant now = clock.instant();
        ZonedDateTime today = now.atZone(ZoneOffset.UTC);
        DayOfWeek day = today.getDayOfWeek();
        boolean early =
                day.compareTo(DayOfWeek.WEDNESDAY) < 0 || (day == DayOfWeek.WEDNESDAY && today.getHour() < MORNING);
        if (early || day == DayOfWeek.SUNDAY) {
            return 0;
        }
        LocalDate monday = today.toLocalDate()
                .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                .minusWeeks(1);
        int mails = 0;
        List<DigestAccount> due = work.due(monday, PAGE, now);
        while (!due.isEmpty()) {
            for (DigestAccount account : due) {
                List<OutgoingMessage> letters = letters(account, monday, now);
                work.told(account.accountId(), monday, letters);
                mails += letters.size();
            }
            due = work.due(monday, PAGE, now);
        }
        return mails;
    }

    private List<OutgoingMessage> letters(DigestAccount account, LocalDate monday, Instant now) {
        AlertMails mails = alerts.mails(account.accountId());
        if (!mails.digest() || account.domains().isEmpty()) {
            return List.of();
        }
        return letters.write(
                account.accountId(),
                mails,
                address -> DigestWriting.letter(sender.text(), address, monday, account.domains(), account.open()),
                now);
    }
}
