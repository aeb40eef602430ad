package org.mailassay.analysis.unsubscribe;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.mailassay.analysis.content.Unread;
import org.mailassay.analysis.dkim.DkimVerdict;
import org.mailassay.analysis.links.Link;
import org.mailassay.analysis.message.HeaderField;
import org.mailassay.analysis.scan.Check;
import org.mailassay.analysis.scan.CheckReport;
import org.mailassay.analysis.scan.ScanMaterial;
import org.mailassay.analysis.score.Criterion;

/// Judges how a recipient leaves the list.
public final class UnsubscribeCheck implements Check {
    private static final int LONGEST_RAW = 2_000;

    @Override
    public String name() {
        return "unsubscribe";
    }

    @Override
    public List<Criterion> criteria() {
        return UnsubscribeFindings.ALL;
    }

    @Override
    public CheckReport run(ScanMaterial material) throws InterruptedException {
        BulkMail bulk = BulkMail.of(material);
        OneClick oneClick = OneClick.of(material.header());
        List<DkimVerdict> dkim = material.verdict().dkim();
        return CheckReport.of(new UnsubscribeFindings(bulk, oneClick, dkim, Unread.text(material.content())).all())
                .with("headers.list_unsubscribe", details(material, bulk, oneClick, dkim));
    }

    private static SequencedMap<String, Object> details(
            ScanMaterial material, BulkMail bulk, OneClick oneClick, List<DkimVerdict> dkim) {
        SequencedMap<String, Object> fields = new LinkedHashMap<>();
        fields.put("present", oneClick.list().isPresent());
        fields.put(
                "raw",
                material.header()
                        .first("List-Unsubscribe")
                        .map(HeaderField::value)
                        .map(raw -> raw.substring(0, Math.min(raw.length(), LONGEST_RAW))));
        fields.put("uris", oneClick.list().map(ListUnsubscribe::uris).orElse(List.of()));
        fields.put("post", oneClick.post());
        fields.put("one_click", oneClick.offered());
        fields.put("signed_by", OneClick.covering(dkim).map(DkimVerdict::domain));
        fields.put("looks_like_bulk", bulk.isBulk());
        fields.put("signs", bulk.signs());
        fields.put("body_link", bulk.link().map(Link::target));
        return fields;
    }
}
