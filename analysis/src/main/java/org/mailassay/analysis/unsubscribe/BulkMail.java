package org.mailassay.analysis.unsubscribe;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.mailassay.analysis.links.Link;
import org.mailassay.analysis.message.HeaderField;
import org.mailassay.analysis.message.HeaderFields;
import org.mailassay.analysis.scan.ScanMaterial;

/// Whether a message looks like one that was sent to many.
///
/// @param signs what says so, for a person; empty when nothing does
/// @param link the link in the text by which to unsubscribe
public record BulkMail(List<String> signs, Optional<Link> link) {
    private static final List<String> FIELDS = List.of(
            "List-Unsubscribe",
            "List-Unsubscribe-Post",
            "List-Id",
            "List-Post",
            "List-Help",
            "Feedback-ID",
            "X-CSA-Complaints");

    private static final Pattern PRECEDENCE = Pattern.compile("(?i)bulk|list|junk");

    /// The word in the languages of most senders, and in the addresses that programs write.
    private static final List<String> UNSUBSCRIBE = List.of(
            "unsubscribe",
            "optout",
            "opt-out",
            "opt_out",
            "opt out",
            "abmelde",
            "abbestell",
            "désabonne",
            "desabonne",
            "désinscri",
            "desinscri",
            "cancela suscripci",
            "cancelar suscripci",
            "cancela la suscripci",
            "cancelar la suscripci",
            "darse de baja",
            "dar de baja",
            "cancelar inscri",
            "disiscri",
            "annulla iscrizione",
            "annulla l'iscrizione",
            "afmeld",
            "uitschrijv",
            "avregistrer",
            "avsluta prenumeration",
            "avmeld",
            "peruuta tilaus",
            "wypisz",
            "odhlási",
            "отписа",
            "配信停止",
            "退订",
            "取消订阅",
            "수신거부");

    /// Short for it, and the beginning of other words.
    private static final Pattern UNSUB = Pattern.compile("unsub\\b");

    public BulkMail {
        signs = List.copyOf(signs);
    }

    /// Looks for the signs of it.
    public static BulkMail of(ScanMaterial material) {
        List<String> signs = new ArrayList<>();
        HeaderFields header = material.header();
        FIELDS.stream().filter(name -> header.first(name).isPresent()).forEach(name -> signs.add("the field " + name));
        header.first("Precedence")
                .map(HeaderField::value)
                .filter(value -> PRECEDENCE.matcher(value).matches())
                .ifPresent(value -> signs.add("Precedence: " + value.toLowerCase(Locale.ROOT)));
        Optional<Link> link =
                material.links().stream().filter(BulkMail::unsubscribes).findFirst();
        link.ifPresent(_ -> signs.add("a link to unsubscribe"));
        return new BulkMail(signs, link);
    }

    /// Whether there is any sign of it.
    public boolean isBulk() {
        return !signs.isEmpty();
    }

    /// Whether a link's text or address says that it unsubscribes.
    public static boolean unsubscribes(Link link) {
        return unsubscribes(link.text()) || unsubscribes(link.target());
    }

    private static boolean unsubscribes(String written) {
        String text = written.toLowerCase(Locale.ROOT);
        return UNSUBSCRIBE.stream().anyMatch(text::contains)
                || UNSUB.matcher(text).find();
    }
}
