package org.mailassay.analysis.spf;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailassay.analysis.dns.DomainName;

/// Splits a record into its terms and parses each (RFC 7208, sections 4.6.1 and 12). It goes on after an error, so that
/// a person is told of all of them.
final class RecordParser {
    /// More errors than this tell nobody more, and a record of nothing else must not cost memory.
    private static final int MOST_ERRORS = 50;

    private final String text;
    private final List<Directive> directives = new ArrayList<>();
    private final List<Modifier> unknown = new ArrayList<>();
    private final List<SpfSyntaxError> errors = new ArrayList<>();
    private Optional<Modifier> redirect = Optional.empty();
    private Optional<Modifier> explanation = Optional.empty();

    RecordParser(String text) {
        this.text = text;
    }

    SpfSyntax parse(int from) {
        int position = from;
        while (position < text.length() && errors.size() < MOST_ERRORS) {
            if (text.charAt(position) == ' ') {
                position++;
                continue;
            }
            int space = text.indexOf(' ', position);
            int end = space < 0 ? text.length() : space;
            String term = text.substring(position, end);
            try {
                term(term, position);
            } catch (TermSyntaxException error) {
                errors.add(new SpfSyntaxError(position + error.offset(), term, error.reason()));
            }
            position = end;
        }
        SpfRecord parsed = new SpfRecord(text, directives, redirect, explanation, unknown);
        return errors.isEmpty() ? new SpfSyntax.Correct(parsed) : new SpfSyntax.Broken(parsed, errors);
    }

    private void term(String term, int offset) throws TermSyntaxException {
        int equals = modifierNameEnd(term);
        if (equals >= 0) {
            modifier(term, equals, offset);
        } else {
            directives.add(new MechanismParser(term).parse(offset));
        }
    }

    /// Where the `=` behind a modifier's name is, or -1: the name begins with a letter, and neither `:` nor `/` comes
    /// before the `=` (RFC 7208, section 4.6.1).
    private static int modifierNameEnd(String term) {
        for (int i = 0; i < term.length(); i++) {
            char c = term.charAt(i);
            if (c == '=' && i > 0) {
                return i;
            }
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            boolean other = (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
            if (!letter && !(other && i > 0)) {
                return -1;
            }
        }
        return -1;
    }

    private void modifier(String term, int equals, int offset) throws TermSyntaxException {
        String name = DomainName.lowerCase(term.substring(0, equals));
        switch (name) {
            case "redirect" ->
                redirect = once(redirect, new Modifier(name, MacroParser.domainSpec(term, equals + 1), term, offset));
            case "exp" ->
                explanation =
                        once(explanation, new Modifier(name, MacroParser.domainSpec(term, equals + 1), term, offset));
            default -> unknown.add(new Modifier(name, MacroParser.macroString(term, equals + 1), term, offset));
        }
    }

    /// RFC 7208, section 6: these two may stand in a record only once each.
    private static Optional<Modifier> once(Optional<Modifier> earlier, Modifier parsed) throws TermSyntaxException {
        if (earlier.isPresent()) {
            throw new TermSyntaxException(0, parsed.name() + "= stands in the record more than once");
        }
        return Optional.of(parsed);
    }
}
