package org.mailassay.analysis.blocklist;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.mailassay.analysis.blocklist.BlocklistSurvey.Asked;
import org.mailassay.analysis.blocklist.BlocklistSurvey.LeftOut;

/// What lists said, as names and values.
final class BlocklistFields {
    private BlocklistFields() {}

    /// Of the address.
    static SequencedMap<String, Object> ofAddress(BlocklistSubjects subjects, BlocklistSurvey survey) {
        return fields(subjects.address().<Object>map(Subject::text).orElse(Optional.empty()), survey);
    }

    /// Of an address that nobody sent anything from.
    static SequencedMap<String, Object> of(Subject address, BlocklistSurvey survey) {
        return fields(address.text(), survey);
    }

    private static SequencedMap<String, Object> fields(Object address, BlocklistSurvey survey) {
        SequencedMap<String, Object> fields = new LinkedHashMap<>();
        fields.put("ip", address);
        List<Asked> asked = survey.answers().stream()
                .filter(one -> one.subject().kind().isClient())
                .toList();
        put(fields, asked);
        fields.put("left_out", leftOut(survey, false));
        return fields;
    }

    /// Of the domains.
    static SequencedMap<String, Object> ofDomains(BlocklistSubjects subjects, BlocklistSurvey survey) {
        SequencedMap<String, Object> fields = new LinkedHashMap<>();
        List<Subject> domains = new ArrayList<>(subjects.senders());
        domains.addAll(subjects.links());
        fields.put("domains", domains.stream().map(Subject::text).toList());
        List<Asked> asked = survey.answers().stream()
                .filter(one -> !one.subject().kind().isClient())
                .toList();
        put(fields, asked);
        fields.put("left_out", leftOut(survey, true));
        fields.put("not_asked", survey.notAsked());
        return fields;
    }

    private static void put(SequencedMap<String, Object> fields, List<Asked> asked) {
        List<Asked> listings = BlocklistFindings.listings(asked);
        fields.put(
                "listed_count",
                listings.stream().map(one -> one.list().zone()).distinct().count());
        fields.put("total_checked", BlocklistFindings.answered(asked));
        fields.put("listings", listings.stream().map(BlocklistFields::listing).toList());
        List<Object> refused = new ArrayList<>();
        List<Object> unreachable = new ArrayList<>();
        for (Asked one : asked) {
            switch (one.answer()) {
                case BlocklistAnswer.Refused(String reason) -> refused.add(silent(one.list(), reason));
                case BlocklistAnswer.Unreachable(String reason) -> unreachable.add(silent(one.list(), reason));
                case BlocklistAnswer.Listed _, BlocklistAnswer.Clean _ -> {
                    // Counted above.
                }
            }
        }
        fields.put("refused", refused);
        fields.put("unreachable", unreachable);
    }

    private static SequencedMap<String, Object> listing(Asked asked) {
        BlocklistAnswer.Listed listed = BlocklistFindings.listed(asked);
        SequencedMap<String, Object> fields = new LinkedHashMap<>();
        fields.put("list", asked.list().name());
        fields.put("zone", asked.list().zone());
        fields.put("subject", asked.subject().text());
        fields.put("subject_kind", asked.subject().role());
        fields.put("codes", listed.codes());
        fields.put("meaning", String.join("; ", listed.meanings()));
        fields.put("impact", listed.impact().key());
        fields.put("lookup_url", asked.list().lookupUrl());
        fields.put("delist_url", asked.list().delistUrl());
        fields.put("text", listed.text());
        return fields;
    }

    private static List<SequencedMap<String, Object>> leftOut(BlocklistSurvey survey, boolean domains) {
        return survey.leftOut().stream()
                .filter(one -> one.probe().kind().isClient() != domains)
                .map(BlocklistFields::leftOut)
                .toList();
    }

    private static SequencedMap<String, Object> leftOut(LeftOut one) {
        return silent(one.list(), one.probe().verdict().text());
    }

    private static SequencedMap<String, Object> silent(Blocklist list, String reason) {
        SequencedMap<String, Object> fields = new LinkedHashMap<>();
        fields.put("list", list.name());
        fields.put("zone", list.zone());
        fields.put("reason", reason);
        return fields;
    }
}
