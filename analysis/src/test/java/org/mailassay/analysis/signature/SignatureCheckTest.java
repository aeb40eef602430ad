package org.mailassay.analysis.signature;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailassay.analysis.fetch.FetchAnswer;
import org.mailassay.analysis.fetch.Fetcher;
import org.mailassay.analysis.message.Octets;
import org.mailassay.analysis.scan.CheckReport;
import org.mailassay.analysis.testing.Mutations;
import org.mailassay.analysis.testing.ScannedMail;
import org.mailassay.analysis.testing.Zones;

class SignatureCheckTest {
    private static final String HEADER = "From: Ann <Ann.Lee@example.com>\nMIME-Version: 1.0\n";
    private static final String PART = "Content-Type: text/plain\n\nGreetings\n";
    private static final PgpAuthor ANN = new PgpAuthor("Ann <ann.lee@example.com>");
    private static final SmimeAuthor SMIME = new SmimeAuthor();

    /// Where the domain keeps its keys; the local part is in lower case within the hash.
    private static final String PLACE = "/hu/" + KeyDirectory.hash("ann.lee") + "?l=Ann.Lee";

    @Test
    void aMessageWithoutASignatureIsNotJudged() {
        assertThat(outcome(HEADER + "\nHello\n", Fetcher.none())).isEqualTo("na na none none");
    }

    @Test
    void aKeyInTheMessageVerifiesIt() {
        String autocrypt = HEADER + "Autocrypt: addr=ann.lee@example.com; keydata=" + ANN.keyData() + "\n";

        assertThat(outcome(ANN.signed(autocrypt, PART), Fetcher.none())).isEqualTo("pass na valid none");
        assertThat(outcome(ANN.signed(autocrypt.replace("addr=ann", "addr=eve"), PART), Fetcher.none()))
                .isEqualTo("unverified na unverifiable none");
    }

    @Test
    void aKeyAtTheDomainVerifiesIt() {
        String mail = ANN.signed(HEADER, PART);
        String advanced = "https://openpgpkey.example.com/.well-known/openpgpkey/example.com" + PLACE;
        String direct = "https://example.com/.well-known/openpgpkey" + PLACE;

        assertThat(outcome(mail, serving(advanced))).isEqualTo("pass na valid none");
        assertThat(outcome(mail, serving(direct))).isEqualTo("pass na valid none");
        assertThat(outcome(mail, serving("https://elsewhere.example/"))).isEqualTo("unverified na unverifiable none");
        assertThat(String.valueOf(run(mail, serving(direct)).details().get("authentication.pgp")))
                .startsWith("{form=pgp_mime_signed, result=valid, detail=Ann <ann.lee@example.com>, key_id=")
                .contains("autocrypt=false, wkd=true, keys=[{source=wkd, fingerprint=");
    }

    @Test
    void aChangedMessageHasABrokenSignature() {
        String header = HEADER + "Autocrypt: addr=ann.lee@example.com; keydata=" + ANN.keyData() + "\n";

        assertThat(outcome(ANN.signed(header, PART).replace("Greetings", "Gold"), Fetcher.none()))
                .isEqualTo("fail na broken none");
        assertThat(outcome(SMIME.signed(HEADER, PART).replace("Greetings", "Gold"), Fetcher.none()))
                .isEqualTo("na fail none broken");
    }

    @Test
    void aSignatureBySmimeIsVerifiedByTheCertificateInIt() {
        assertThat(outcome(SMIME.signed(HEADER, PART), Fetcher.none())).isEqualTo("na pass none valid");
        assertThat(outcome(SMIME.opaque(HEADER, PART), Fetcher.none())).isEqualTo("na pass none valid");
        assertThat(String.valueOf(run(SMIME.signed(HEADER, PART), Fetcher.none())
                        .details()
                        .get("authentication.smime")))
                .contains("form=smime_detached", "signer=CN=Ann,E=ann@example.com", "trust=unverifiable");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "multipart/encrypted; protocol=\"application/pgp-encrypted\"; boundary=b | na na encrypted none",
                "application/pkcs7-mime; smime-type=enveloped-data                       | na na none encrypted",
                "application/pkcs7-mime; smime-type=signed-data                          | na unverified none unverifiable",
                "multipart/signed; protocol=\"application/pgp-signature\"; boundary=b    | unverified na unverifiable none",
                "multipart/signed; protocol=\"application/x-pkcs7-signature\"; boundary=b | na unverified none unverifiable",
                "multipart/signed; boundary=b                                            | na na none none",
                "message/rfc822                                                          | na na none none",
            })
    void otherFormsAreRecognized(String type, String expected) {
        String mail = HEADER + "Content-Type: " + type + "\n\n--b\n\nx\n--b\n\ny\n--b--\n";

        assertThat(outcome(mail, Fetcher.none())).isEqualTo(expected);
    }

    @Test
    void aSignatureWithinTheTextIsRecognized() {
        assertThat(outcome(HEADER + "\n-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\nx\n", Fetcher.none()))
                .isEqualTo("unverified na unverifiable none");
        assertThat(outcome(HEADER + "\n-----BEGIN PGP MESSAGE-----\n\nx\n", Fetcher.none()))
                .isEqualTo("na na encrypted none");
    }

    @Test
    void theHashIsThatOfTheDraft() {
        assertThat(KeyDirectory.hash("Joe.Doe")).isEqualTo("iy9q119eutrkn8s1mk4r39qejnbu3n5q");
    }

    @Test
    void damagedSignaturesNeitherThrowNorHang() {
        String header = HEADER + "Autocrypt: addr=ann.lee@example.com; keydata=" + ANN.keyData() + "\n";
        List<String> seeds = new ArrayList<>(
                List.of(ANN.signed(header, PART), SMIME.signed(HEADER, PART), SMIME.opaque(HEADER, PART)));

        new Mutations().of(seeds, 600, mail -> run(mail, Fetcher.none()));
    }

    private static CheckReport run(String mail, Fetcher fetcher) {
        return new SignatureCheck()
                .run(ScannedMail.of(mail, Zones.of("a.example: {A: 198.51.100.9}"))
                        .fetching(fetcher)
                        .material());
    }

    private static String outcome(String mail, Fetcher fetcher) {
        CheckReport report = run(mail, fetcher);
        return report.findings().get(0).status().text() + " "
                + report.findings().get(1).status().text() + " " + result(report, "pgp") + " "
                + result(report, "smime");
    }

    private static String result(CheckReport report, String kind) {
        String fields = String.valueOf(report.details().get("authentication." + kind));
        return fields.replaceFirst("(?s).*?result=(\\w+).*", "$1");
    }

    private static Fetcher serving(String url) {
        return request -> request.url().equals(url)
                ? new FetchAnswer.Fetched(
                        url,
                        200,
                        List.of(),
                        "application/octet-stream",
                        -1,
                        Octets.of(ANN.key()),
                        false,
                        Optional.empty())
                : new FetchAnswer.Failed(FetchAnswer.Cause.NO_ADDRESS, "no address", List.of());
    }
}
