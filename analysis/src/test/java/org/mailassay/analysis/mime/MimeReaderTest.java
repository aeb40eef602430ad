package org.mailassay.analysis.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.mailassay.analysis.message.HeaderFields;
import org.mailassay.analysis.message.Octets;

class MimeReaderTest {
    private static MimeTree read(String message) {
        Octets octets = Octets.of(message.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        return MimeReader.read(HeaderFields.of(octets), MimeLimits.DEFAULT);
    }

    @Test
    void aTreeOfPartsWithTheirPathsAndContents() {
        MimeTree tree = read("""
                Content-Type: multipart/mixed; boundary=out

                preamble
                --out
                Content-Type: multipart/alternative; boundary="in"

                --in
                Content-Type: text/plain; charset=utf-8
                Content-Transfer-Encoding: quoted-printable

                caf=C3=A9
                --in
                Content-Type: text/html

                <p>x
                --in--
                --out
                Content-Type: image/png; name="a.png"
                Content-Disposition: attachment; filename*=UTF-8''%C3%A9.png
                Content-ID: <one@two>
                Content-Transfer-Encoding: base64

                AAEC
                --out--
                """);

        assertThat(tree.faults()).isEmpty();
        assertThat(tree.root().all().map(part -> part.path() + " " + part.mediaType()))
                .containsExactly(
                        " multipart/mixed",
                        "1 multipart/alternative",
                        "1.1 text/plain",
                        "1.2 text/html",
                        "2 image/png");
        assertThat(new String(
                        tree.root()
                                .leaves()
                                .findFirst()
                                .orElseThrow()
                                .decodedFirst(1_000)
                                .toByteArray(),
                        StandardCharsets.UTF_8))
                .isEqualTo("café");
        MimePart image = tree.root().parts().getLast();
        assertThat(image.fileName()).isEqualTo("é.png");
        assertThat(image.contentId()).contains("one@two");
        assertThat(image.isAttachment()).isTrue();
        assertThat(image.decodedFirst(1_000).toByteArray()).containsExactly(0, 1, 2);
    }

    @Test
    void whatIsIrregularIsALeafAndAFault() {
        assertThat(read("Content-Type: multipart/mixed\n\nx\n").faults())
                .containsExactly(new MimeFault(MimeFault.Kind.NO_BOUNDARY, ""));
        assertThat(read("Content-Type: multipart/mixed; boundary=b\n\n--b\n\nx\n")
                        .faults())
                .containsExactly(new MimeFault(MimeFault.Kind.NOT_CLOSED, ""));
        assertThat(read("Content-Type: multipart/mixed; boundary=b\nContent-Transfer-Encoding: base64\n\n--b--\n")
                        .faults())
                .containsExactly(new MimeFault(MimeFault.Kind.ENCODED_CONTAINER, ""));
    }

    @Test
    void depthAndNumberOfPartsHaveLimits() {
        StringBuilder nested = new StringBuilder();
        for (int i = 0; i < 1_000; i++) {
            nested.append("Content-Type: multipart/mixed; boundary=b")
                    .append(i)
                    .append("\n\n--b")
                    .append(i)
                    .append('\n');
        }
        MimeTree deep = read(nested.toString());
        MimeTree wide = read("Content-Type: multipart/mixed; boundary=b\n\n" + "--b\n\nx\n".repeat(100_000));

        assertThat(deep.faults()).extracting(MimeFault::kind).contains(MimeFault.Kind.TOO_DEEP);
        assertThat(deep.root().all().count()).isEqualTo(MimeLimits.DEFAULT.depth() + 1);
        assertThat(wide.faults()).extracting(MimeFault::kind).containsExactly(MimeFault.Kind.TOO_MANY_PARTS);
        assertThat(wide.root().all().count()).isEqualTo(MimeLimits.DEFAULT.parts());
    }
}
