package org.mailassay.appliance.settings;

/// A text that one source gives to one setting.
///
/// @param place where it stands, for a person
public record GivenValue(String key, String text, String place) {}
