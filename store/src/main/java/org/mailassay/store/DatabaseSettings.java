package org.mailassay.store;

import java.time.Duration;

/// How the database is reached.
///
/// @param url a JDBC URL, `jdbc:postgresql://host:5432/mailassay`
/// @param user empty when the URL says it
/// @param password empty when the URL or the server's rules make it needless
/// @param maximumConnections size of the pool
/// @param connectionTimeout how long a caller waits for a connection before the store counts as unavailable
public record DatabaseSettings(
        String url, String user, String password, int maximumConnections, Duration connectionTimeout) {
    /// A pool of ten; three seconds, so that an SMTP client hears 4xx within five.
    public static DatabaseSettings of(String url, String user, String password) {
        return new DatabaseSettings(url, user, password, 10, Duration.ofSeconds(3));
    }

    /// Without the password, which may also stand in the URL's query.
    @Override
    public String toString() {
        int query = url.indexOf('?');
        return "DatabaseSettings[" + (query < 0 ? url : url.substring(0, query)) + ", " + maximumConnections + "]";
    }
}
