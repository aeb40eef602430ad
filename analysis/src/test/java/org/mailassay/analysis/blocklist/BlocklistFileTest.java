package org.mailassay.analysis.blocklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mailassay.analysis.dns.DomainName;

class BlocklistFileTest {
    private static final BlocklistFile FILE = BlocklistFile.bundled();

    @Test
    void theFileIsWholeAndDated() {
        assertThat(LocalDate.parse(FILE.date())).isAfter(LocalDate.of(2026, 1, 1));
        assertThat(FILE.usable(Map.of())).hasSizeGreaterThanOrEqualTo(40).allSatisfy(list -> {
            assertThat(DomainName.of(list.zone())).isPresent();
            assertThat(list.lookupUrl()).matches("https?://[^ ]+");
            assertThat(list.delistUrl()).matches("https?://[^ ]+");
            assertThat(list.codes()).isNotEmpty();
        });
    }

    @Test
    void deadListsStayOut() {
        List<String> dead = List.of(
                "sorbs.net", "manitu.net", "wpbl.info", "inps.de", "ahbl.org", "njabl.org", "nszones.com", "madavi.de");
        assertThat(FILE.lists()).noneMatch(list -> dead.stream().anyMatch(list.zone()::endsWith));
    }

    @Test
    void aListWithAKeyIsAskedOnlyWithIt() {
        assertThat(FILE.usable(Map.of())).extracting(Blocklist::zone).doesNotContain("combined.mail.abusix.zone");
        assertThat(FILE.usable(Map.of("combined.mail.abusix.zone", "secret")))
                .filteredOn(list -> list.zone().equals("combined.mail.abusix.zone"))
                .singleElement()
                .satisfies(list -> assertThat(list.questionName("1.0.0.127"))
                        .isEqualTo("1.0.0.127.secret.combined.mail.abusix.zone"));
    }

    @Test
    void aFileThatIsNotOfTheFormIsRefused() {
        assertThatThrownBy(() -> BlocklistFile.read("date: x\nlists:\n  - zone: a.example\n"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no impact");
    }
}
