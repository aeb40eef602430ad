package org.mailassay.analysis.spf;

import java.util.LinkedHashMap;
import java.util.Map;
import org.mailassay.analysis.dns.IpAddressText;

/// Writes the Received-SPF header field (RFC 7208, section 9.1).
public final class ReceivedSpf {
    private static final String DOT_ATOM = "!#$%&'*+-/=?^_`{|}~.";

    /// Names and texts of strangers are cut to this, so that no line passes 998 octets (RFC 5322, section 2.1.1).
    private static final int LONGEST_VALUE = 320;

    private ReceivedSpf() {}

    /// The field with its name, folded, without the last line end.
    public static String of(SpfCheck check) {
        StringBuilder field = new StringBuilder("Received-SPF: ");
        field.append(check.result().keyword());
        field.append("\r\n (")
                .append(comment(receiver(check) + ": " + sentence(check)))
                .append(')');
        String separator = "\r\n ";
        for (Map.Entry<String, String> pair : pairs(check).entrySet()) {
            field.append(separator).append(pair.getKey()).append('=').append(value(pair.getValue()));
            separator = ";\r\n ";
        }
        return field.toString();
    }

    private static String receiver(SpfCheck check) {
        return check.request().receiver().isEmpty()
                ? "unknown"
                : check.request().receiver();
    }

    private static Map<String, String> pairs(SpfCheck check) {
        SpfRequest request = check.request();
        Map<String, String> pairs = new LinkedHashMap<>();
        pairs.put("receiver", receiver(check));
        pairs.put("identity", request.identity().keyword());
        pairs.put("client-ip", IpAddressText.format(request.client()));
        if (request.identity() == SpfIdentity.MAIL_FROM) {
            pairs.put("envelope-from", check.sender());
        }
        pairs.put("helo", request.helo());
        switch (check.result()) {
            case SpfResult.Pass pass -> pairs.put("mechanism", pass.match().directive());
            case SpfResult.Fail fail -> pairs.put("mechanism", fail.match().directive());
            case SpfResult.SoftFail softFail ->
                pairs.put("mechanism", softFail.match().directive());
            case SpfResult.Neutral neutral ->
                pairs.put("mechanism", neutral.match().map(SpfMatch::directive).orElse("default"));
            case SpfResult.TempError error -> pairs.put("problem", error.error().description());
            case SpfResult.PermError error -> pairs.put("problem", error.error().description());
            case SpfResult.None none -> {}
        }
        return pairs;
    }

    private static String sentence(SpfCheck check) {
        String client = IpAddressText.format(check.request().client());
        String domain = check.domain();
        return switch (check.result()) {
            case SpfResult.Pass pass ->
                "domain of " + check.sender() + " designates " + client + " as permitted sender";
            case SpfResult.Fail fail ->
                "domain of " + check.sender() + " does not designate " + client + " as permitted sender";
            case SpfResult.SoftFail softFail ->
                "transitioning domain of " + check.sender() + " does not designate " + client + " as permitted sender";
            case SpfResult.Neutral neutral ->
                client + " is neither permitted nor denied by domain of " + check.sender();
            case SpfResult.None none -> "domain of " + check.sender() + " publishes no policy";
            case SpfResult.TempError error -> "temporary error in checking domain " + domain;
            case SpfResult.PermError error -> "permanent error in the policy of domain " + domain;
        };
    }

    /// A dot-atom as it is, anything else quoted (RFC 5322, sections 3.2.3 and 3.2.4). What a header must not hold is
    /// shown as a question mark.
    private static String value(String text) {
        String shown = cut(text);
        return isDotAtom(shown) ? shown : '"' + escaped(shown, "\\\"") + '"';
    }

    private static String comment(String text) {
        return escaped(cut(text), "\\()");
    }

    private static String cut(String text) {
        return text.length() > LONGEST_VALUE ? text.substring(0, LONGEST_VALUE) + "..." : text;
    }

    private static boolean isDotAtom(String text) {
        boolean dots = text.startsWith(".") || text.endsWith(".") || text.contains("..");
        return !text.isEmpty() && !dots && text.chars().allMatch(c -> isAtomText((char) c));
    }

    private static boolean isAtomText(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || DOT_ATOM.indexOf(c) >= 0;
    }

    private static String escaped(String text, String special) {
        StringBuilder escaped = new StringBuilder(text.length() + 8);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (special.indexOf(c) >= 0) {
                escaped.append('\\');
            }
            escaped.append(c >= ' ' && c < 0x7F ? c : '?');
        }
        return escaped.toString();
    }
}
