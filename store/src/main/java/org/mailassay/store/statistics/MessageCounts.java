package org.mailassay.store.statistics;

/// Messages by what became of them.
///
/// @param messages all of them
/// @param spfPass those that passed SPF with alignment
/// @param dkimPass those that passed DKIM with alignment
/// @param dmarcPass those that passed either
/// @param none those to which no policy was applied
public record MessageCounts(
        long messages, long spfPass, long dkimPass, long dmarcPass, long none, long quarantined, long rejected) {
    public static final MessageCounts ZERO = new MessageCounts(0, 0, 0, 0, 0, 0, 0);

    public long spfFail() {
        return messages - spfPass;
    }

    public long dkimFail() {
        return messages - dkimPass;
    }

    public long dmarcFail() {
        return messages - dmarcPass;
    }

    public MessageCounts plus(MessageCounts other) {
        return new MessageCounts(
                messages + other.messages,
                spfPass + other.spfPass,
                dkimPass + other.dkimPass,
                dmarcPass + other.dmarcPass,
                none + other.none,
                quarantined + other.quarantined,
                rejected + other.rejected);
    }
}
