package org.mailassay.mailets.outgoing;

import java.util.List;

/// Where a mail can go.
sealed interface Route {
    /// A host that is not tried, and why.
    record PassedOver(String host, Ending ending) {}

    /// Addresses to try, in this order.
    ///
    /// @param passedOver hosts that must not be used
    record Hosts(List<Target> targets, List<PassedOver> passedOver) implements Route {
        public Hosts {
            targets = List.copyOf(targets);
            passedOver = List.copyOf(passedOver);
        }
    }

    /// Nowhere, for now or for good.
    record Nowhere(Ending ending) implements Route {}
}
