package org.mailassay.mailets.tls;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// A key and a certificate chain in files, which somebody may replace at any time.
final class PemFiles implements CertificateSource {
    /// A chain of a dozen certificates has 30 kB.
    private static final int LARGEST = 1 << 20;

    private final Path key;
    private final Path chain;
    private String seen = "";

    PemFiles(Path key, Path chain) {
        this.key = key;
        this.chain = chain;
    }

    Path key() {
        return key;
    }

    Path chain() {
        return chain;
    }

    @Override
    public synchronized Optional<KeyAndChain> changed() {
        // Taken before the files are read: when they change meanwhile, the next look sees it.
        String state = modified(key) + " " + modified(chain);
        if (state.equals(seen)) {
            return Optional.empty();
        }
        seen = state;
        try {
            return Optional.of(KeyAndChain.ofPem(read(key), read(chain)));
        } catch (CertificateUnusable e) {
            throw new CertificateUnusable(
                    "The TLS key " + key + " and certificate " + chain + " cannot be used: " + e.getMessage(), e);
        }
    }

    /// A missing file has no time.
    private static String modified(Path file) {
        try {
            // The time of change is another when the owner or the mode is, which makes a file readable.
            return Files.readAttributes(file, "unix:ctime,lastModifiedTime,size")
                    .toString();
        } catch (IOException | UnsupportedOperationException e) {
            return "unreadable";
        }
    }

    private static String read(Path file) {
        try {
            if (Files.size(file) > LARGEST) {
                throw new CertificateUnusable(file + " is too large");
            }
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new CertificateUnusable(file + " cannot be read: " + e.getMessage(), e);
        }
    }
}
