package org.mailassay.analysis.spf;

import java.util.List;

/// Why a policy cannot be interpreted.
public sealed interface SpfPermanentError {
    /// The same for a person.
    String description();

    /// The record breaks the grammar (RFC 7208, section 4.6).
    record Syntax(String domain, List<SpfSyntaxError> errors) implements SpfPermanentError {
        public Syntax {
            errors = List.copyOf(errors);
        }

        @Override
        public String description() {
            SpfSyntaxError first = errors.getFirst();
            return "the record of " + domain + " is malformed at character " + (first.offset() + 1) + ", "
                    + first.term() + ": " + first.reason();
        }
    }

    /// The domain publishes more than one policy (RFC 7208, section 4.5).
    record SeveralPolicies(String domain, int count) implements SpfPermanentError {
        @Override
        public String description() {
            return domain + " publishes " + count + " policies, and only one is allowed";
        }
    }

    /// The policy asks the DNS too often (RFC 7208, section 4.6.4).
    ///
    /// @param term the first term beyond the limit
    record TooManyTerms(String domain, String term, int limit) implements SpfPermanentError {
        @Override
        public String description() {
            return "more than " + limit + " terms ask the DNS; " + term + " in the record of " + domain
                    + " is one more";
        }
    }

    /// The policy asks the DNS too often for what is not there (RFC 7208, section 4.6.4).
    ///
    /// @param name the first such name beyond the limit
    record TooManyVoidLookups(String name, int limit) implements SpfPermanentError {
        @Override
        public String description() {
            return "more than " + limit + " look-ups found nothing; that of " + name + " is one more";
        }
    }

    /// A domain named by `mx` has too many exchangers (RFC 7208, section 4.6.4).
    record TooManyExchangers(String domain, int count, int limit) implements SpfPermanentError {
        @Override
        public String description() {
            return domain + " has " + count + " mail exchangers, and mx allows " + limit;
        }
    }

    /// A term uses the policy of a domain that has none (RFC 7208, sections 5.2 and 6.1).
    ///
    /// @param term the `include` or `redirect`
    /// @param target the domain without a policy
    record NoPolicyAt(String term, String target) implements SpfPermanentError {
        @Override
        public String description() {
            return term + " needs a policy, and " + target + " publishes none";
        }
    }
}
