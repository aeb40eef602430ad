package org.mailassay.analysis.images;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.mailassay.analysis.message.Octets;

class OptimizedImagesTest {
    @Test
    void theArchiveHasSafeNamesAndIsAlwaysTheSame() throws IOException {
        Octets archive = archive();

        assertThat(names(archive))
                .containsExactly("001-logo.webp", "002-passwd.webp", "003-picture.webp", "004-a-b-c-example.webp");
        assertThat(archive()).isEqualTo(archive);
    }

    @Test
    void withoutPicturesThereIsNoArchive() {
        assertThat(new OptimizedImages().zip()).isEmpty();
    }

    @Test
    void whatDoesNotFitIsNotKept() {
        OptimizedImages images = new OptimizedImages();

        assertThat(images.keep("a", octets(OptimizedImages.MOST_OCTETS - 1))).isPresent();
        assertThat(images.keep("b", octets(2))).isEmpty();
        assertThat(images.keep("c", octets(1))).contains("002-c.webp");
    }

    private static Octets archive() {
        OptimizedImages images = new OptimizedImages();
        images.keep("https://example.com/x/logo.png?v=/3", octets(3));
        images.keep("../../etc/passwd", octets(3));
        images.keep("https://example.com/\u0000..", octets(3));
        images.keep("cid:a b\\..\"c@example.png", octets(3));
        return images.zip().orElseThrow();
    }

    private static List<String> names(Octets archive) throws IOException {
        List<String> names = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(archive.open())) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                assertThat(zip.readAllBytes()).hasSize(3);
                names.add(entry.getName());
            }
        }
        return names;
    }

    private static Octets octets(int length) {
        return Octets.of(new byte[length]);
    }
}
