package org.mailassay.analysis.spf;

import java.util.List;
import org.mailassay.analysis.dns.DomainName;

/// Text with macros (RFC 7208, section 7), parsed.
///
/// @param text as the record writes it
public record MacroString(String text, List<Part> parts) {
    public MacroString {
        parts = List.copyOf(parts);
    }

    /// A piece of it.
    public sealed interface Part {
        /// Characters that stand for themselves, `%%`, `%_` and `%-` being written out already.
        record Literal(String characters) implements Part {}

        /// A macro to expand (RFC 7208, section 7.1, `macro-expand`).
        ///
        /// @param letter in lower case
        /// @param escaped whether the letter was in upper case, which asks for escaping as in a URL
        /// @param parts how many right-hand parts to keep; 0 for all
        /// @param reversed whether the parts are reversed first
        /// @param delimiters what the value is split at
        record Expansion(char letter, boolean escaped, int parts, boolean reversed, String delimiters)
                implements Part {}
    }

    /// Whether it holds any macro that depends on the message.
    public boolean hasMacros() {
        for (Part part : parts) {
            if (part instanceof Part.Expansion) {
                return true;
            }
        }
        return false;
    }

    /// The domain name that it stands for when it [has no macros][#hasMacros()], in lower case without the final dot.
    String plainDomain() {
        StringBuilder name = new StringBuilder();
        for (Part part : parts) {
            if (part instanceof Part.Literal literal) {
                name.append(literal.characters());
            }
        }
        return DomainName.lowerCase(DomainName.withoutFinalDot(name.toString()));
    }
}
