package org.mailassay.analysis.links;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mailassay.analysis.dns.DomainName;
import org.mailassay.analysis.suffix.PublicSuffixes;

/// Names that are made to be taken for others: letters of several scripts in one name, names in letters that look
/// Latin, and names that look like the sender's (UTS 39, sections 4 and 5.2, as far as names of hosts need it).
///
/// @param sender the author's domain
record LookAlike(Optional<DomainName> sender) {
    /// A shorter name is like many others.
    private static final int SHORTEST = 4;

    /// Scripts that are written together.
    private static final List<Set<UnicodeScript>> TOGETHER = List.of(
            EnumSet.of(UnicodeScript.LATIN, UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA),
            EnumSet.of(UnicodeScript.LATIN, UnicodeScript.HAN, UnicodeScript.BOPOMOFO),
            EnumSet.of(UnicodeScript.LATIN, UnicodeScript.HAN, UnicodeScript.HANGUL));

    /// What is wrong with a host, in a clause; empty when nothing is.
    Optional<String> reason(DomainName host) {
        DomainName registered = registered(host);
        String unicode = registered.unicode();
        String label = firstLabel(unicode);
        Set<UnicodeScript> scripts = scripts(label);
        if (scripts.size() > 1 && TOGETHER.stream().noneMatch(group -> group.containsAll(scripts))) {
            return Optional.of(unicode + " mixes letters of several scripts");
        }
        boolean foreignSuffix =
                registered.text().substring(registered.text().indexOf('.') + 1).startsWith("xn--");
        if (!foreignSuffix && !scripts.contains(UnicodeScript.LATIN) && !isAscii(label) && isAscii(skeleton(label))) {
            return Optional.of(unicode + " is written in letters that look Latin");
        }
        return sender.flatMap(own -> likeSender(host, registered, own));
    }

    private static Optional<String> likeSender(DomainName host, DomainName registered, DomainName own) {
        DomainName sender = registered(own);
        if (registered.equals(sender)) {
            return Optional.empty();
        }
        String theirs = firstLabel(registered.unicode());
        String mine = firstLabel(sender.unicode());
        if (mine.length() >= SHORTEST && !theirs.equals(mine) && folded(theirs).equals(folded(mine))) {
            return Optional.of(registered.unicode() + " looks like " + sender.unicode());
        }
        // The sender's whole domain at the front of a name that belongs to somebody else.
        return ("." + host.text()).contains("." + sender.text() + ".")
                ? Optional.of(host.unicode() + " begins like " + sender.unicode())
                : Optional.empty();
    }

    static DomainName registered(DomainName host) {
        return PublicSuffixes.bundled().registrableDomain(host).orElse(host);
    }

    private static String firstLabel(String name) {
        int dot = name.indexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }

    private static Set<UnicodeScript> scripts(String label) {
        Set<UnicodeScript> scripts = EnumSet.noneOf(UnicodeScript.class);
        label.codePoints().mapToObj(UnicodeScript::of).forEach(scripts::add);
        scripts.remove(UnicodeScript.COMMON);
        scripts.remove(UnicodeScript.INHERITED);
        return scripts;
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 0x80);
    }

    /// Each letter as the Latin one that it looks like, where there is one.
    private static String skeleton(String label) {
        StringBuilder latin = new StringBuilder(label.length());
        for (int i = 0; i < label.length(); i++) {
            int at = FOREIGN.indexOf(label.charAt(i));
            latin.append(at < 0 ? label.charAt(i) : LATIN.charAt(at));
        }
        return latin.toString();
    }

    /// The same without accents, and with letters and digits that are taken for one another made one.
    private static String folded(String label) {
        StringBuilder plain = new StringBuilder(label.length());
        skeleton(Normalizer.normalize(label, Normalizer.Form.NFD))
                .chars()
                .filter(c -> Character.getType(c) != Character.NON_SPACING_MARK && c != '-')
                .forEach(c -> plain.append((char) c));
        return plain.toString()
                .replace("rn", "m")
                .replace("vv", "w")
                .replace('0', 'o')
                .replace('1', 'l')
                .replace('5', 's')
                .replace('i', 'l');
    }

    /// Letters of Cyrillic, Greek, Armenian and Latin beyond ASCII, each above the one that it is taken for.
    private static final String FOREIGN = "асԁеһіјкӏорԛгѕтуѵԝхзьпё" + "αονρτυικηωχγϲε" + "օոսհցզյռք" + "ɑɡıłøđħŧƅ";

    private static final String LATIN = "acdehijklopqrstyvwx3bne" + "aovptuiknwxyce" + "onuhgqjnp" + "agilodhtb";
}
