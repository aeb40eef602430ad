package org.mailassay.store.scan;

import java.util.Map;
import java.util.Optional;
import org.mailassay.store.Database;
import org.mailassay.store.SqlFiles;
import org.mailassay.store.account.RandomText;

/// Public pages of scans, each behind a token that nobody can guess.
public final class ScanSharing {
    private static final String SHARE = SqlFiles.read(ScanSharing.class, "share");
    private static final String UNSHARE = SqlFiles.read(ScanSharing.class, "unshare");
    private static final String COUNT_VIEW = SqlFiles.read(ScanSharing.class, "countView");
    private static final String FIND = SqlFiles.read(ScanSharing.class, "scan") + "where scans.share_token = :token";

    /// 131 bits.
    private static final int TOKEN_LENGTH = 22;

    private final Database database;

    public ScanSharing(Database database) {
        this.database = database;
    }

    /// Makes the scan's page, unless it has one.
    ///
    /// @return whether the account has such a scan
    public boolean share(long accountId, String localPart) {
        return database.change(
                        SHARE,
                        Map.of(
                                "account_id",
                                accountId,
                                "local_part",
                                localPart,
                                "token",
                                RandomText.base62(TOKEN_LENGTH)))
                == 1;
    }

    /// Ends the page. Shared again, the scan has another token.
    ///
    /// @return whether there was one
    public boolean unshare(long accountId, String localPart) {
        return database.change(UNSHARE, Map.of("account_id", accountId, "local_part", localPart)) == 1;
    }

    /// The scan that a token leads to.
    public Optional<Scan> find(String token) {
        return database.row(FIND, Map.of("token", token), ScanRow::scan);
    }

    /// Counts one look at the page.
    public void countView(String token) {
        database.change(COUNT_VIEW, Map.of("token", token));
    }
}
