package org.mailassay.appliance.enrichment;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Writes a minimal MMDB file (MaxMind DB file format 2.0): one record for 0.0.0.0/1, nothing for 128.0.0.0/1.
final class NetworkFile {
    private static final byte[] MARKER = {
        (byte) 0xAB, (byte) 0xCD, (byte) 0xEF, 'M', 'a', 'x', 'M', 'i', 'n', 'd', '.', 'c', 'o', 'm'
    };

    private NetworkFile() {}

    static Path write(Path file, Map<String, Object> value) throws IOException {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        // One node of two 24-bit records: the data (node count + 16 + offset 0), and "not found" (the node count).
        octets.write(new byte[] {0, 0, 17, 0, 0, 1});
        octets.write(new byte[16]);
        data(octets, value);
        octets.write(MARKER);
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("node_count", 1);
        metadata.put("record_size", 24);
        metadata.put("ip_version", 4);
        metadata.put("binary_format_major_version", 2);
        metadata.put("binary_format_minor_version", 0);
        metadata.put("build_epoch", 1L);
        metadata.put("database_type", "Test");
        metadata.put("languages", List.of("en"));
        metadata.put("description", Map.of("en", "test"));
        data(octets, metadata);
        return Files.write(file, octets.toByteArray());
    }

    /// The types that are needed: map (7), text (2), array (extended 11), uint32 (6), uint64 (extended 9).
    private static void data(ByteArrayOutputStream octets, Object value) throws IOException {
        switch (value) {
            case Map<?, ?> map -> {
                octets.write((7 << 5) | map.size());
                for (Map.Entry<?, ?> entry : map.entrySet()) {
                    data(octets, entry.getKey());
                    data(octets, entry.getValue());
                }
            }
            case List<?> list -> {
                octets.write(list.size());
                octets.write(11 - 7);
                for (Object item : list) {
                    data(octets, item);
                }
            }
            case Integer number -> {
                octets.write((6 << 5) | 4);
                octets.write(new byte[] {
                    (byte) (number >> 24), (byte) (number >> 16), (byte) (number >> 8), number.byteValue()
                });
            }
            case Long number -> {
                octets.write(1);
                octets.write(9 - 7);
                octets.write(number.byteValue());
            }
            default -> {
                byte[] text = value.toString().getBytes(UTF_8);
                if (text.length < 29) {
                    octets.write((2 << 5) | text.length);
                } else {
                    octets.write((2 << 5) | 29);
                    octets.write(text.length - 29);
                }
                octets.write(text);
            }
        }
    }
}
