package org.mailassay.appliance.enrichment;

import com.maxmind.db.InvalidDatabaseException;
import com.maxmind.db.Reader;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import okhttp3.CookieJar;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Fetches MMDB files into the data folder. A file takes the place of the earlier one only once it was read.
public final class NetworkUpdate implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(NetworkUpdate.class);
    private static final Duration CONNECT_PATIENCE = Duration.ofSeconds(20);
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final int GZIP = 0x1F8B;

    /// Any address does: a damaged file shows it at the first look-up, or at none.
    private static final List<InetAddress> SAMPLES = List.of(
            InetAddress.ofLiteral("1.1.1.1"), InetAddress.ofLiteral("9.9.9.9"), InetAddress.ofLiteral("193.0.0.1"));

    private final OkHttpClient client;
    private final String agent;
    private final long largest;
    private final boolean encryptedOnly;

    /// @param agent the User-Agent
    /// @param largest octets of a file, unpacked
    public NetworkUpdate(String agent, long largest) {
        this(agent, largest, true);
    }

    /// @param encryptedOnly false in tests, whose server speaks plain HTTP
    NetworkUpdate(String agent, long largest, boolean encryptedOnly) {
        this.agent = agent;
        this.largest = largest;
        this.encryptedOnly = encryptedOnly;
        this.client = new OkHttpClient.Builder()
                .proxy(Proxy.NO_PROXY)
                .cookieJar(CookieJar.NO_COOKIES)
                .followSslRedirects(false)
                .connectTimeout(CONNECT_PATIENCE)
                .callTimeout(PATIENCE)
                .build();
    }

    /// What an update came to.
    public sealed interface Outcome {
        /// The file is there.
        ///
        /// @param type what the file says that it is
        /// @param octets of it
        record Updated(String type, long octets) implements Outcome {}

        /// The earlier file stays, if there was one.
        ///
        /// @param reason for a person, in a clause
        record Kept(String reason) implements Outcome {}
    }

    /// Fetches a file.
    ///
    /// @param addresses to be tried in this order while nothing is there
    /// @param target where it goes
    public Outcome update(List<HttpUrl> addresses, Path target) {
        Path fresh = target.resolveSibling(target.getFileName() + ".new");
        try {
            // It may be the first to make the data folder, which is nobody else's to read.
            Files.createDirectories(
                    target.toAbsolutePath().getParent(),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            String missing = "no address is given";
            for (HttpUrl address : addresses) {
                if (encryptedOnly && !address.isHttps()) {
                    return new Outcome.Kept("only https is fetched");
                }
                try (Response response = client.newCall(request(address)).execute()) {
                    if (response.code() == 200) {
                        return take(response, fresh, target);
                    }
                    missing = address.host() + " answered with status " + response.code();
                    if (response.code() != 404) {
                        break;
                    }
                }
            }
            return new Outcome.Kept(missing);
        } catch (IOException failed) {
            return new Outcome.Kept("it cannot be fetched or kept: " + failed.getMessage());
        } finally {
            remove(fresh);
        }
    }

    @Override
    public void close() {
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
    }

    private Request request(HttpUrl address) {
        return new Request.Builder().url(address).header("User-Agent", agent).build();
    }

    private Outcome take(Response response, Path fresh, Path target) throws IOException {
        try (InputStream body = unpacked(response.body().byteStream());
                OutputStream out = Files.newOutputStream(fresh)) {
            byte[] buffer = new byte[64 << 10];
            long octets = 0;
            for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
                octets += read;
                if (octets > largest) {
                    return new Outcome.Kept("the file is larger than " + largest + " bytes");
                }
                out.write(buffer, 0, read);
            }
        }
        String type;
        try (Reader reader = new Reader(fresh.toFile())) {
            for (InetAddress sample : SAMPLES) {
                reader.get(sample, Map.class);
            }
            type = reader.getMetadata().databaseType();
        } catch (InvalidDatabaseException | RuntimeException unreadable) {
            return new Outcome.Kept("what was fetched is no MMDB file");
        }
        return put(type, fresh, target);
    }

    private static Outcome put(String type, Path fresh, Path target) {
        try {
            long octets = Files.size(fresh);
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return new Outcome.Updated(type, octets);
        } catch (IOException failed) {
            return new Outcome.Kept("what was fetched cannot take its place: " + failed);
        }
    }

    private static InputStream unpacked(InputStream body) throws IOException {
        BufferedInputStream in = new BufferedInputStream(body);
        in.mark(2);
        int head = in.read() << 8 | in.read();
        in.reset();
        return head == GZIP ? new GZIPInputStream(in) : in;
    }

    private static void remove(Path fresh) {
        try {
            Files.deleteIfExists(fresh);
        } catch (IOException left) {
            LOG.warn("{} is left over; the next update writes over it", fresh, left);
        }
    }
}
