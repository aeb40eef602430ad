package org.mailassay.analysis.blocklist;

import java.util.List;

/// What a list says of a subject. Only [Listed] speaks against anybody.
public sealed interface BlocklistAnswer {
    /// It is listed.
    ///
    /// @param codes the answers, `127.0.0.2`, in the order of their numbers
    /// @param meanings what they mean, each once
    /// @param impact the worst of them
    /// @param harmful whether one says that a link there harms who follows it
    /// @param text what the list says of it in a TXT record; empty when nothing
    record Listed(List<String> codes, List<String> meanings, Impact impact, boolean harmful, String text)
            implements BlocklistAnswer {
        public Listed {
            codes = List.copyOf(codes);
            meanings = List.copyOf(meanings);
        }
    }

    /// It is not.
    record Clean() implements BlocklistAnswer {}

    /// The list does not serve whoever asks.
    ///
    /// @param reason for a person, in a clause
    record Refused(String reason) implements BlocklistAnswer {}

    /// The DNS gave no answer, or one that no list gives (RFC 5782, section 2.1): it is not known what the list says.
    ///
    /// @param reason for a person, in a clause
    record Unreachable(String reason) implements BlocklistAnswer {}
}
