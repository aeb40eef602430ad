package org.mailassay.analysis.bimi;

import java.util.List;
import org.mailassay.analysis.message.Octets;
import org.mailassay.analysis.tags.Severity;

/// An indicator, the logo of BIMI, judged by the rules of SVG Tiny Portable/Secure (draft-svg-tiny-ps-abrotman).
///
/// @param svg the document, unpacked; as handed in when it could not be unpacked
/// @param compressed whether it came as gzip (SVGZ)
/// @param title its title; empty when it has none
/// @param findings what is wrong or doubtful, in the order of the document, at most a hundred
public record Indicator(Octets svg, boolean compressed, String title, List<IndicatorFinding> findings) {
    /// The largest document that receivers take (draft-svg-tiny-ps-abrotman, section 2.4).
    public static final int LARGEST = 32 * 1024;

    public Indicator {
        findings = List.copyOf(findings);
    }

    /// Judges the octets of an SVG or SVGZ file. It never fails: what is wrong becomes a finding.
    public static Indicator of(Octets file) {
        return switch (IndicatorFile.open(file)) {
            case IndicatorFile.Unreadable unreadable ->
                new Indicator(
                        file,
                        true,
                        "",
                        List.of(IndicatorFinding.ofDocument(IndicatorFault.BAD_GZIP, unreadable.problem())));
            case IndicatorFile.Opened opened -> judge(opened);
        };
    }

    private static Indicator judge(IndicatorFile.Opened opened) {
        IndicatorFindings findings = new IndicatorFindings();
        if (opened.svg().length() > LARGEST) {
            findings.add(
                    IndicatorFault.TOO_LARGE,
                    "The document has " + opened.svg().length() + " octets; " + LARGEST + " are allowed.");
        }
        String title = "";
        if (opened.svg().length() <= IndicatorFile.LARGEST_READ) {
            title = new IndicatorReader(findings).read(opened.svg());
        }
        return new Indicator(opened.svg(), opened.compressed(), title, findings.list());
    }

    /// Whether receivers can show it.
    public boolean isValid() {
        return findings.stream().noneMatch(finding -> finding.reason().severity() == Severity.ERROR);
    }
}
