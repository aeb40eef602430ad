package org.mailassay.analysis.report;

/// Where a reading stands.
///
/// @param location what the sink is told
/// @param claim what the part that it stands in claims to be
/// @param nesting containers around the octets, MIME parts aside
/// @param archived whether one of the containers is an archive, whose entry the location then names
record Place(PartLocation location, Claim claim, int nesting, boolean archived) {
    static Place of(PartLocation location, Claim claim, int nesting) {
        return new Place(location, claim, nesting, false);
    }

    Place within() {
        return new Place(location, claim, nesting + 1, archived);
    }

    Place inEntry(int number) {
        return new Place(archived ? location : location.inEntry(number), claim, nesting + 1, true);
    }
}
