package org.mailassay.analysis.bimi;

import java.util.Locale;
import org.mailassay.analysis.fetch.FetchAnswer;
import org.mailassay.analysis.fetch.FetchRequest;
import org.mailassay.analysis.fetch.Fetcher;
import org.mailassay.analysis.links.Visit;
import org.mailassay.analysis.message.Octets;

/// A file that a BIMI record points to.
sealed interface EvidenceFile {
    /// It was fetched whole.
    record Fetched(Octets octets) implements EvidenceFile {}

    /// Nobody gets it.
    ///
    /// @param reason in a clause
    record Missing(String reason) implements EvidenceFile {}

    /// It could not be fetched here.
    ///
    /// @param reason in a clause
    record Unknown(String reason) implements EvidenceFile {}

    /// Fetches a file.
    ///
    /// @param most octets; a larger one is missing
    static EvidenceFile fetch(Fetcher fetcher, String url, int most) {
        FetchAnswer answer = fetcher.fetch(FetchRequest.get(url, most));
        Visit visit = Visit.of(answer);
        if (visit.outcome() == Visit.Outcome.UNVERIFIED) {
            return new Unknown(visit.detail());
        }
        if (!visit.isFine() || !(answer instanceof FetchAnswer.Fetched fetched)) {
            return new Missing(visit.detail());
        }
        if (!fetched.url().toLowerCase(Locale.ROOT).startsWith("https:")) {
            return new Missing("it is redirected to http");
        }
        if (fetched.cut()) {
            return fetched.body().length() == 0
                    ? new Unknown("its octets were not kept")
                    : new Missing("it has more than " + most + " octets");
        }
        return new Fetched(fetched.body());
    }
}
