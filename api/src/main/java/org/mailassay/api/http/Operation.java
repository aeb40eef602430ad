package org.mailassay.api.http;

import io.helidon.http.Method;
import org.mailassay.store.account.Scope;

/// One method of a resource: the scope that a key needs for it, the limit that it counts
/// against, and what is done.
public record Operation(Method method, Scope scope, Pace pace, Action action) {
    public static Operation get(Action action) {
        return new Operation(Method.GET, Scope.READ, Pace.REQUESTS, action);
    }

    public static Operation post(Action action) {
        return new Operation(Method.POST, Scope.WRITE, Pace.REQUESTS, action);
    }

    /// One that sets a scan to work.
    public static Operation scan(Action action) {
        return new Operation(Method.POST, Scope.WRITE, Pace.SCANS, action);
    }

    public static Operation patch(Action action) {
        return new Operation(Method.PATCH, Scope.WRITE, Pace.REQUESTS, action);
    }

    public static Operation delete(Action action) {
        return new Operation(Method.DELETE, Scope.WRITE, Pace.REQUESTS, action);
    }
}
