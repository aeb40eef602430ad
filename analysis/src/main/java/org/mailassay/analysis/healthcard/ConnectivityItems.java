package org.mailassay.analysis.healthcard;

import java.util.List;

/// Whether a mail server answers at an address: 10 points for the connection, 10 for the greeting.
final class ConnectivityItems {
    private static final int POINTS = 10;

    /// A reply, but not the one that mail is sent after.
    private static final int ODD_POINTS = 5;

    private static final String PORT = "port_25";
    private static final String PORT_LABEL = "Port 25";
    private static final String BANNER = "smtp_banner";
    private static final String BANNER_LABEL = "SMTP Banner";
    private static final String OPEN = "Port 25 takes connections";

    private ConnectivityItems() {}

    static List<CardItem> of(PortAnswer answer) {
        return switch (answer) {
            case PortAnswer.Greeted(String banner) ->
                List.of(open(), CardItem.of(BANNER, BANNER_LABEL, POINTS, POINTS, banner, "A mail server greets"));
            case PortAnswer.Odd(String line) ->
                List.of(
                        open(),
                        CardItem.of(
                                BANNER,
                                BANNER_LABEL,
                                ODD_POINTS,
                                POINTS,
                                line,
                                "What answers does not greet with 220, so no mail can be given to it"));
            case PortAnswer.Silent(String reason) ->
                List.of(open(), CardItem.of(BANNER, BANNER_LABEL, 0, POINTS, "None", "No SMTP banner: " + reason));
            case PortAnswer.Closed(String reason) ->
                List.of(
                        CardItem.of(PORT, PORT_LABEL, 0, POINTS, "Closed", "Port 25 takes no connections: " + reason),
                        CardItem.of(BANNER, BANNER_LABEL, 0, POINTS, "None", "No SMTP banner"));
            case PortAnswer.NotKnown(String reason) ->
                List.of(
                        CardItem.notKnown(PORT, PORT_LABEL, "Not known: " + reason),
                        CardItem.notKnown(BANNER, BANNER_LABEL, "Not known: " + reason));
        };
    }

    private static CardItem open() {
        return CardItem.of(PORT, PORT_LABEL, POINTS, POINTS, "Open", OPEN);
    }
}
