package org.mailassay.api.http;

/// The API families: each has a base path and its own shape of errors (docs/adr, "Two API families").
public enum Family {
    DMARC("/api/dmarc/v1") {
        @Override
        void writeProblem(JsonWriter json, Problem problem, String requestId) {
            json.object(() -> json.object("error", () -> {
                json.field("code", problem.code().code());
                json.field("message", problem.message());
                json.field("request_id", requestId);
                problem.retryAfter().ifPresent(seconds -> json.field("retry_after", seconds));
            }));
        }
    },
    AUDIT("/api/audit/v1") {
        @Override
        void writeProblem(JsonWriter json, Problem problem, String requestId) {
            writeDetail(json, problem, requestId);
        }
    },
    ADMIN("/api/admin/v1") {
        @Override
        void writeProblem(JsonWriter json, Problem problem, String requestId) {
            writeDetail(json, problem, requestId);
        }
    };

    private final String base;

    Family(String base) {
        this.base = base;
    }

    /// The path below which the family's resources stand, without a final slash.
    public String base() {
        return base;
    }

    /// The status of an error. The reference of the Audit family knows no 422: what is missing or not valid is a bad
    /// request there.
    int status(ErrorCode code) {
        return this != DMARC && code == ErrorCode.UNPROCESSABLE_ENTITY ? ErrorCode.BAD_REQUEST.status() : code.status();
    }

    /// Writes the whole body of an error.
    abstract void writeProblem(JsonWriter json, Problem problem, String requestId);

    /// The family that a path belongs to. What belongs to none is answered as DMARC, the first family.
    static Family of(String path) {
        for (Family family : values()) {
            if (path.equals(family.base) || path.startsWith(family.base + "/")) {
                return family;
            }
        }
        return DMARC;
    }

    private static void writeDetail(JsonWriter json, Problem problem, String requestId) {
        json.object(() -> {
            json.field("detail", problem.message());
            json.field("request_id", requestId);
            problem.retryAfter().ifPresent(seconds -> json.field("retry_after", seconds));
        });
    }
}
