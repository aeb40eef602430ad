package org.mailassay.analysis.connection;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Tells the name that a provider gives to each of its addresses from the name of a server. Receivers distrust mail
/// from hosts that nobody named, since that is how hijacked machines at home send it.
final class GenericName {
    private static final Set<String> WORDS = Set.of(
            "dynamic",
            "dyn",
            "dhcp",
            "pool",
            "dsl",
            "adsl",
            "vdsl",
            "xdsl",
            "cable",
            "ppp",
            "pppoe",
            "dialup",
            "broadband",
            "residential",
            "unassigned",
            "cust",
            "customer");

    private GenericName() {}

    /// Whether the name is made of the address or of words for a line.
    static boolean is(String name, InetAddress address) {
        List<String> words = words(name);
        if (words.stream().anyMatch(WORDS::contains)) {
            return true;
        }
        if (!(address instanceof Inet4Address)) {
            return false;
        }
        List<String> octets = new ArrayList<>();
        for (byte octet : address.getAddress()) {
            octets.add(String.valueOf(octet & 0xFF));
        }
        String padded = octets.stream()
                .map(octet -> "0".repeat(3 - octet.length()) + octet)
                .collect(Collectors.joining());
        String hexadecimal = HexFormat.of().formatHex(address.getAddress());
        return hasRun(words, octets)
                || hasRun(words, octets.reversed())
                || name.contains(padded)
                || List.of(name.split("[._-]", -1)).contains(hexadecimal);
    }

    /// Words are what stands between dots, hyphens and underscores; letters before a number are cut off, `ip192`.
    private static List<String> words(String name) {
        List<String> words = new ArrayList<>();
        for (String word : name.split("[._-]", -1)) {
            int digits = word.length();
            while (digits > 0 && Character.isDigit(word.charAt(digits - 1))) {
                digits--;
            }
            boolean numbered = digits > 0 && digits < word.length();
            words.add(word);
            if (numbered) {
                words.set(words.size() - 1, word.substring(0, digits));
                words.add(word.substring(digits));
            }
        }
        return words;
    }

    private static boolean hasRun(List<String> words, List<String> run) {
        for (int from = 0; from + run.size() <= words.size(); from++) {
            if (same(words.subList(from, from + run.size()), run)) {
                return true;
            }
        }
        return false;
    }

    private static boolean same(List<String> words, List<String> numbers) {
        for (int i = 0; i < numbers.size(); i++) {
            String word = words.get(i);
            int zeros = 0;
            while (zeros < word.length() - 1 && word.charAt(zeros) == '0') {
                zeros++;
            }
            if (!word.substring(zeros).equals(numbers.get(i))) {
                return false;
            }
        }
        return true;
    }
}
