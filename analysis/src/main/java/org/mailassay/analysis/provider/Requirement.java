package org.mailassay.analysis.provider;

/// One thing that a provider asks for.
///
/// @param id stable within the provider
/// @param fact that decides whether it is met
/// @param bulkOnly whether it is asked only of those who send much
/// @param strict whether mail that does not meet it may be refused; otherwise it is recommended
/// @param since when the provider began to ask for it, a date
/// @param text for a person, one sentence
record Requirement(String id, Fact fact, boolean bulkOnly, boolean strict, String since, String text) {}
