package org.mailassay.appliance.command;

/// Ids as the API shows them.
final class Ids {
    private Ids() {}

    static String user(long id) {
        return "usr_" + id;
    }

    static String domain(long id) {
        return "ud_" + id;
    }
}
