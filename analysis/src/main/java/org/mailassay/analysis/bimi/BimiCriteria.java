package org.mailassay.analysis.bimi;

import java.util.List;
import org.mailassay.analysis.score.Category;
import org.mailassay.analysis.score.Criterion;
import org.mailassay.analysis.score.Step;

/// The criteria of BIMI. A domain without a record loses nothing.
final class BimiCriteria {
    static final Step NO_CERTIFICATE = Step.of(1, "there is a logo, and no certificate for it");
    static final Step ENDING = Step.of(1, "the certificate ends soon");

    static final Criterion RECORD = criterion(
            "bimi.record", 2, "BIMI record", "draft-brand-indicators-for-message-identification, section 4.3");
    static final Criterion ENFORCEMENT = criterion(
            "bimi.enforcement",
            0,
            "DMARC policy that BIMI asks for",
            "draft-brand-indicators-for-message-identification, section 7.1");
    static final Criterion LOGO = criterion("bimi.logo", 2, "BIMI logo", "draft-svg-tiny-ps-abrotman, section 2");
    static final Criterion CERTIFICATE = criterion(
                    "bimi.certificate", 2, "BIMI mark certificate", "draft-fetch-validation-vmc-wchuang, section 5")
            .steps(NO_CERTIFICATE, ENDING);

    static final List<Criterion> ALL = List.of(RECORD, ENFORCEMENT, LOGO, CERTIFICATE);

    private BimiCriteria() {}

    private static Criterion criterion(String id, int points, String title, String source) {
        return new Criterion(id, Category.AUTHENTICATION, points, title, source);
    }
}
