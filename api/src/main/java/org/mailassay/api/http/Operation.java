package org.mailassay.api.http;

import io.helidon.http.Method;
import org.mailassay.store.account.Scope;

/// One method of a resource: the scope that a key needs for it, and what is done.
public record Operation(Method method, Scope scope, Action action) {
    public static Operation get(Action action) {
        return new Operation(Method.GET, Scope.READ, action);
    }

    public static Operation post(Action action) {
        return new Operation(Method.POST, Scope.WRITE, action);
    }
}
