package org.mailassay.analysis.images;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailassay.analysis.message.Octets;
import org.mailassay.analysis.testing.Mutations;

class ImageFactsTest {
    private static final String HEADERS = """
            PNG  | 640   | 480   | false | 89504e470d0a1a0a 0000000d49484452 00000280000001e0 0802000000 00000000
            PNG  | 60000 | 60000 | false | 89504e470d0a1a0a 0000000d49484452 0000ea600000ea60 0802000000 00000000
            PNG  | 2     | 1     | true  | 89504e470d0a1a0a 0000000d49484452 0000000200000001 0802000000 00000000 000000086163544c 0000000200000000 00000000 0000000049444154
            PNG  | 0     | 0     | false | 89504e470d0a1a0a 0000000d49484452 ffffffff00000001
            JPEG | 640   | 480   | false | ffd8 ffe00010 4a46494600010100000100010000 ffc00011 08 01e0 0280 03012200
            JPEG | 640   | 480   | false | ffd8 ffe10004 0000 ffffc2000b 08 01e0 0280 03
            JPEG | 0     | 0     | false | ffd8 ffda0008 0000
            GIF  | 16    | 8     | false | 474946383961 1000 0800 000000 2c 00000000 1000 0800 00 02 02 4c01 00 3b
            GIF  | 16    | 8     | true  | 474946383961 1000 0800 800000 ffffff000000 21f9 04 00000000 00 2c 00000000 1000 0800 00 02 02 4c01 00 2c 00000000 1000 0800 00 02 02 4c01 00 3b
            WEBP | 550   | 368   | false | 52494646 00000000 57454250 56503820 00000000 d00100 9d012a 2602 7001
            WEBP | 386   | 395   | false | 52494646 00000000 57454250 5650384c 00000000 2f 81816200
            WEBP | 400   | 301   | true  | 52494646 00000000 57454250 56503858 0a000000 02000000 8f0100 2c0100
            BMP  | 127   | 64    | false | 424d 00000000 00000000 36000000 28000000 7f000000 c0ffffff 01001800
            BMP  | 127   | 64    | false | 424d 00000000 00000000 1a000000 0c000000 7f00 4000 01001800
            TIFF | 300   | 200   | false | 49492a00 08000000 0200 0001 0300 01000000 2c010000 0101 0400 01000000 c8000000
            TIFF | 300   | 200   | false | 4d4d002a 00000008 0002 0100 0003 00000001 012c0000 0101 0004 00000001 000000c8
            ICO  | 256   | 256   | false | 00000100 0200 10100000 01002000 00000000 00000000 00000000 01002000 00000000 00000000
            AVIF | 1200  | 800   | false | 0000001c 66747970 61766966 00000000 6d696631 61766966 00000014 69737065 00000000 000004b0 00000320
            HEIC | 40    | 30    | false | 00000018 66747970 68656963 00000000 68656963 00000014 69737065 00000000 00000028 0000001e
            """;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = HEADERS)
    void aHeaderIsRead(ImageType type, int width, int height, boolean animated, String octets) {
        assertThat(ImageFacts.of(octets(octets))).contains(new ImageFacts(type, width, height, animated, 1));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            <svg xmlns="http://www.w3.org/2000/svg" width="12" height='34px'/>              | 12 | 34
            <?xml version="1.0"?><!-- x --><svg viewBox="0 0 1 1"><rect width="5"/></svg>   | 0  | 0
            <!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" ""><svg width="1e9" height="1"/> | 0  | 0
            """)
    void aDrawingIsRead(String svg, int width, int height) {
        assertThat(ImageFacts.of(Octets.of(svg.getBytes(UTF_8))))
                .contains(new ImageFacts(ImageType.SVG, width, height, false, 1));
    }

    @ParameterizedTest
    @CsvSource({"''", "<html><svg></svg></html>", "BM", "RIFF1234WAVE", "hello"})
    void otherThingsAreNoPictures(String text) {
        assertThat(ImageFacts.of(Octets.of(text.getBytes(UTF_8)))).isEmpty();
    }

    @Test
    void damagedHeadersAreReadToo() {
        List<byte[]> seeds = new ArrayList<>();
        HEADERS.lines()
                .forEach(line -> seeds.add(
                        octets(line.substring(line.lastIndexOf('|') + 1)).toByteArray()));

        new Mutations().ofOctets(seeds, 50_000, damaged -> ImageFacts.of(Octets.of(damaged)));
    }

    @Test
    void aLongFileTakesTimeInProportion() {
        Octets gif = Octets.of(("GIF89a\1\0\1\0\0\0\0" + "!\u00fe\0".repeat(2_000_000)).getBytes(ISO_8859_1));

        new Mutations().of(List.of("x"), 1, _ -> assertThat(ImageFacts.of(gif)).isPresent());
    }

    private static Octets octets(String hexadecimal) {
        return Octets.of(HexFormat.of().parseHex(hexadecimal.replace(" ", "")));
    }
}
