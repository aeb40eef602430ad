package org.mailassay.store.alert;

import org.mailassay.analysis.alert.AddressFacts;
import org.mailassay.analysis.alert.DomainFacts;

/// What is known of a subject.
public sealed interface SubjectFacts {
    AlertSubject subject();

    /// A domain.
    record OfDomain(AlertSubject subject, DomainFacts facts) implements SubjectFacts {}

    /// A verified address.
    record OfAddress(AlertSubject subject, AddressFacts facts) implements SubjectFacts {}
}
