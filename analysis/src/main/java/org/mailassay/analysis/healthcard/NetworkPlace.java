package org.mailassay.analysis.healthcard;

/// Where an address is and whose network it belongs to.
///
/// @param country ISO 3166-1 alpha-2; empty when not known
/// @param asn number of the autonomous system; 0 when not known
/// @param asName its name; empty when not known
public record NetworkPlace(String country, long asn, String asName) {
    public static final NetworkPlace UNKNOWN = new NetworkPlace("", 0, "");
}
