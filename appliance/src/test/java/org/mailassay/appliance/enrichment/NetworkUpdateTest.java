package org.mailassay.appliance.enrichment;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.GZIPOutputStream;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailassay.appliance.enrichment.NetworkUpdate.Outcome;

class NetworkUpdateTest {
    private static final InetAddress SOME = InetAddress.ofLiteral("8.8.8.8");

    @TempDir
    Path folder;

    private final Map<String, byte[]> served = new ConcurrentHashMap<>();
    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] octets = served.getOrDefault(exchange.getRequestURI().getPath(), new byte[0]);
            exchange.sendResponseHeaders(octets.length == 0 ? 404 : 200, octets.length == 0 ? -1 : octets.length);
            exchange.getResponseBody().write(octets);
            exchange.close();
        });
        server.start();
        served.put("/good", database("NL"));
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void aFileIsFetchedAndReadByWhoeverIsAlreadyRunning() throws IOException {
        served.put("/packed.gz", packed(database("DE")));
        Path target = folder.resolve("geo").resolve("country.mmdb");
        assertThat(update(1 << 20, target, "/good")).isInstanceOf(Outcome.Updated.class);
        assertThat(country()).isEqualTo("NL");
        assertThat(Files.getPosixFilePermissions(folder.resolve("geo"))).hasSize(3);
        assertThat(update(1 << 20, target, "/packed.gz")).isInstanceOf(Outcome.Updated.class);
        assertThat(country()).isEqualTo("DE");
    }

    @Test
    void theNextAddressIsTriedWhileNothingIsThere() {
        Path target = folder.resolve("geo").resolve("country.mmdb");
        assertThat(update(1 << 20, target, "/none", "/good")).isInstanceOf(Outcome.Updated.class);
        assertThat(update(1 << 20, target, "/none", "/neither"))
                .isEqualTo(new Outcome.Kept("127.0.0.1 answered with status 404"));
    }

    @Test
    void whatCannotBeReadNeverTakesThePlaceOfTheEarlierFile() throws IOException {
        Path target = folder.resolve("geo").resolve("country.mmdb");
        update(1 << 20, target, "/good");
        byte[] whole = database("DE");
        served.put("/cut", Arrays.copyOf(whole, whole.length - 40));
        served.put("/page", "<html>please log in</html>".getBytes(StandardCharsets.UTF_8));
        served.put("/bomb", packed(new byte[4 << 20]));
        served.put("/broken.gz", Arrays.copyOf(packed(whole), 30));
        for (String path : List.of("/cut", "/page", "/bomb", "/broken.gz")) {
            assertThat(update(1 << 20, target, path)).as(path).isInstanceOf(Outcome.Kept.class);
        }
        assertThat(country()).isEqualTo("NL");
        try (var files = Files.list(folder.resolve("geo"))) {
            assertThat(files).containsExactly(target);
        }
    }

    @Test
    void aFileThatCannotBePutInPlaceIsNotCalledDamaged() throws IOException {
        Path target = folder.resolve("geo").resolve("country.mmdb");
        Files.createDirectories(target.resolve("in the way"));
        assertThat(update(1 << 20, target, "/good"))
                .isInstanceOfSatisfying(
                        Outcome.Kept.class,
                        kept -> assertThat(kept.reason()).startsWith("what was fetched cannot take its place"));
        try (var files = Files.list(folder.resolve("geo"))) {
            assertThat(files).as("nothing is left over").containsExactly(target);
        }
    }

    @Test
    void onlyHttpsIsFetched() {
        try (NetworkUpdate update = new NetworkUpdate("Mailassay/test", 1 << 20)) {
            assertThat(update.update(List.of(url("/good")), folder.resolve("country.mmdb")))
                    .isEqualTo(new Outcome.Kept("only https is fetched"));
        }
    }

    private Outcome update(long largest, Path target, String... paths) {
        try (NetworkUpdate update = new NetworkUpdate("Mailassay/test", largest, false)) {
            return update.update(Arrays.stream(paths).map(this::url).toList(), target);
        }
    }

    private HttpUrl url(String path) {
        return HttpUrl.get("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    private String country() {
        try (NetworkFiles files = NetworkFiles.open(List.of(folder.resolve("geo")))) {
            return files.of(SOME).country();
        }
    }

    private byte[] database(String country) throws IOException {
        return Files.readAllBytes(
                NetworkFile.write(folder.resolve("made.mmdb"), Map.of("country", Map.of("iso_code", country))));
    }

    private static byte[] packed(byte[] octets) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(octets);
        }
        return packed.toByteArray();
    }
}
