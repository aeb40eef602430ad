package org.mailassay.api.http;

import io.helidon.http.HttpException;
import io.helidon.webserver.http.ErrorHandler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The last resort: whatever a route threw that nothing else answers. The log has the cause, the client has the
/// request's id to ask about it.
public final class UnexpectedProblems implements ErrorHandler<Throwable> {
    private static final Logger LOG = LoggerFactory.getLogger(UnexpectedProblems.class);

    @Override
    public void handle(ServerRequest request, ServerResponse response, Throwable thrown) {
        Responder.problem(request, response, problem(thrown));
    }

    private static Problem problem(Throwable thrown) {
        if (thrown instanceof HttpException refusal && refusal.status().code() < 500) {
            return refusal.status().code() == 404
                    ? Problem.notFound()
                    : Problem.of(ErrorCode.ofStatus(refusal.status().code()), "The request could not be answered.");
        }
        LOG.error("A request failed", thrown);
        return Problem.of(ErrorCode.INTERNAL_ERROR, "The appliance failed to answer; its log says why.");
    }
}
