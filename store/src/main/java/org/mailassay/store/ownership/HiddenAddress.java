package org.mailassay.store.ownership;

/// An e-mail address that only its owner recognizes.
final class HiddenAddress {
    private static final String HIDDEN = "***";

    private HiddenAddress() {}

    /// `j***@e***.com` of `jane@example.com`: how long the parts are is not told either.
    static String of(String address) {
        int at = address.lastIndexOf('@');
        int dot = address.lastIndexOf('.');
        String topLevel = dot > at ? address.substring(dot) : "";
        return first(address, 0) + HIDDEN + "@" + first(address, at + 1) + HIDDEN + topLevel;
    }

    private static String first(String address, int place) {
        return place < address.length() ? address.substring(place, place + 1) : "";
    }
}
