package org.mailassay.api.http;

/// Ends the handling of a request from any depth of reading it; caught in one place, where its problem is answered.
public final class RefusedRequest extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Problem problem;

    RefusedRequest(Problem problem) {
        super(problem.message(), null, false, false);
        this.problem = problem;
    }

    Problem problem() {
        return problem;
    }
}
