package org.mailassay.analysis.healthcard;

import java.util.List;
import org.mailassay.analysis.connection.ReverseName;

/// Whether an address has a name and the name leads back to it: 10 points each.
final class IdentityItems {
    private static final int POINTS = 10;
    private static final String NAME = "ptr";
    private static final String NAME_LABEL = "PTR record";
    private static final String BACK = "fcrdns";
    private static final String BACK_LABEL = "Forward-confirmed rDNS";

    private IdentityItems() {}

    static List<CardItem> of(ReverseName reverse) {
        return switch (reverse) {
            case ReverseName.Confirmed(String name) ->
                List.of(
                        name(name),
                        CardItem.of(
                                BACK, BACK_LABEL, POINTS, POINTS, "Confirmed", name + " leads back to the address"));
            case ReverseName.Unconfirmed(String name) ->
                List.of(
                        name(name),
                        CardItem.of(
                                BACK,
                                BACK_LABEL,
                                0,
                                POINTS,
                                "Not confirmed",
                                name + " does not lead back to the address"));
            case ReverseName.None _ ->
                List.of(
                        CardItem.of(NAME, NAME_LABEL, 0, POINTS, "None", "The address has no PTR record"),
                        CardItem.of(
                                BACK, BACK_LABEL, 0, POINTS, "None", "There is no name that could lead back to it"));
            case ReverseName.Unknown(String detail) ->
                List.of(
                        CardItem.notKnown(NAME, NAME_LABEL, "The DNS gave no answer: " + detail),
                        CardItem.notKnown(BACK, BACK_LABEL, "The DNS gave no answer: " + detail));
        };
    }

    private static CardItem name(String name) {
        return CardItem.of(NAME, NAME_LABEL, POINTS, POINTS, name, "The address has the name " + name);
    }
}
