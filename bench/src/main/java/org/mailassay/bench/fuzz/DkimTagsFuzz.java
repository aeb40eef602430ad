package org.mailassay.bench.fuzz;

import java.nio.charset.StandardCharsets;
import org.mailassay.analysis.arc.ArcSets;
import org.mailassay.analysis.dkim.DkimKeyRecord;
import org.mailassay.analysis.dkim.DkimRules;
import org.mailassay.analysis.dkim.DkimSignature;
import org.mailassay.analysis.dkim.TagList;
import org.mailassay.analysis.message.HeaderFields;
import org.mailassay.analysis.message.LineEndings;
import org.mailassay.analysis.message.Octets;

/// Fuzzes the tags of signatures, seals and key records (RFC 6376, section 3.2).
public final class DkimTagsFuzz {
    private DkimTagsFuzz() {}

    /// Before the first input.
    public static void fuzzerInitialize() {
        Seeds.replay(DkimTagsFuzz.class, DkimTagsFuzz::fuzzerTestOneInput);
    }

    /// One input.
    public static void fuzzerTestOneInput(byte[] data) {
        String text = new String(data, StandardCharsets.ISO_8859_1);
        switch (TagList.read(text)) {
            case TagList.Read(TagList tags) -> {
                for (TagList.Tag tag : tags.tags()) {
                    if (tag.from() > tag.to() || tag.to() > text.length()) {
                        throw new IllegalStateException("a tag outside the text: " + tag);
                    }
                }
            }
            case TagList.Malformed malformed -> {
                if (malformed.offset() > text.length()) {
                    throw new IllegalStateException("a mistake behind the end: " + malformed);
                }
            }
        }
        DkimKeyRecord.read(text);
        String folded = text.replace("\r", "").replace("\n", "\n ");
        String header = """
                DKIM-Signature:TAGS
                ARC-Seal:TAGS
                ARC-Message-Signature:TAGS
                ARC-Authentication-Results:TAGS

                """.replace("TAGS", folded);
        Octets message = Octets.of(header.getBytes(StandardCharsets.ISO_8859_1));
        HeaderFields fields = HeaderFields.of(LineEndings.canonical(message));
        fields.first("DKIM-Signature").ifPresent(field -> {
            if (DkimSignature.read(field, DkimRules.CURRENT) instanceof DkimSignature.Read(DkimSignature signature)
                    && !signature.covers("from")) {
                throw new IllegalStateException("a signature that does not cover From");
            }
            DkimSignature.read(field, DkimRules.HISTORIC);
        });
        ArcSets.of(fields);
    }
}
