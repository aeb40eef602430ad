package org.mailassay.analysis.report;

/// Where a reading stands.
///
/// @param location what the sink is told
/// @param claim what the part that it stands in claims to be
/// @param nesting containers around the octets, MIME parts aside
record Place(PartLocation location, Claim claim, int nesting) {
    Place within() {
        return new Place(location, claim, nesting + 1);
    }

    Place inEntry(int number) {
        return new Place(location.inEntry(number), claim, nesting + 1);
    }
}
