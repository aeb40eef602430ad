package org.mailassay.analysis.clientsupport;

import java.util.ArrayList;
import java.util.List;

/// Something of HTML or CSS that mail clients show or do not.
///
/// @param slug its name in caniemail.com
/// @param title for a person
/// @param essential whether content or layout are lost where it is missing
/// @param support one character for each client: `y` shows it, `a` in part, `n` not, `-` not known
/// @param keys by which its use is known
record Feature(String slug, String title, boolean essential, String support, List<String> keys) {
    Feature {
        keys = List.copyOf(keys);
    }

    /// How many clients are known to do so.
    int clients(char answer) {
        int clients = 0;
        for (int i = 0; i < support.length(); i++) {
            clients += support.charAt(i) == answer ? 1 : 0;
        }
        return clients;
    }

    /// How many clients it was tested with.
    int tested() {
        return support.length() - clients('-');
    }

    /// The share of the tested clients that do so, in percent.
    int percent(char answer) {
        return tested() == 0 ? 0 : Math.round(100f * clients(answer) / tested());
    }

    /// The clients that do so.
    List<MailClient> clients(char answer, List<MailClient> all) {
        List<MailClient> found = new ArrayList<>();
        for (int i = 0; i < support.length(); i++) {
            if (support.charAt(i) == answer) {
                found.add(all.get(i));
            }
        }
        return found;
    }
}
