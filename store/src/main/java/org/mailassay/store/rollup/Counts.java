package org.mailassay.store.rollup;

/// Messages by what became of them. What failed is the difference to all of them.
public final class Counts {
    private long messages;
    private long spfPass;
    private long dkimPass;
    private long dmarcPass;
    private long none;
    private long quarantined;
    private long rejected;

    void add(long count, boolean spf, boolean dkim, boolean quarantine, boolean reject) {
        messages += count;
        spfPass += spf ? count : 0;
        dkimPass += dkim ? count : 0;
        dmarcPass += spf || dkim ? count : 0;
        quarantined += quarantine ? count : 0;
        rejected += reject ? count : 0;
        none += quarantine || reject ? 0 : count;
    }

    public long messages() {
        return messages;
    }

    public long spfPass() {
        return spfPass;
    }

    public long dkimPass() {
        return dkimPass;
    }

    public long dmarcPass() {
        return dmarcPass;
    }

    public long none() {
        return none;
    }

    public long quarantined() {
        return quarantined;
    }

    public long rejected() {
        return rejected;
    }
}
