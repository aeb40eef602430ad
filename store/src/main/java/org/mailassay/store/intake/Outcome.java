package org.mailassay.store.intake;

import org.mailassay.analysis.report.PartLocation;
import org.mailassay.analysis.report.Refusal;
import org.mailassay.analysis.report.RefusalReason;

/// What became of one thing found in a message.
public sealed interface Outcome {
    PartLocation location();

    Fate fate();

    /// A stable code that says why it is not counted; empty when it is, or will be without anybody's doing.
    String reason();

    /// For a person; may be empty.
    String detail();

    /// A report that is stored, assigned to a domain or not yet.
    record Stored(PartLocation location, ReportKind kind, long reportId, boolean assigned) implements Outcome {
        @Override
        public Fate fate() {
            return assigned ? Fate.STORED : Fate.UNASSIGNED;
        }

        @Override
        public String reason() {
            return "";
        }

        @Override
        public String detail() {
            return "";
        }
    }

    /// The same report as another.
    ///
    /// @param reportId the one that came first
    record Duplicate(PartLocation location, ReportKind kind, long reportId) implements Outcome {
        @Override
        public Fate fate() {
            return Fate.DUPLICATE;
        }

        @Override
        public String reason() {
            return "";
        }

        @Override
        public String detail() {
            return "the same as report " + reportId;
        }
    }

    /// Not processed, because the domain is deactivated.
    record Deactivated(PartLocation location, String policyDomain) implements Outcome {
        @Override
        public Fate fate() {
            return Fate.DEACTIVATED;
        }

        @Override
        public String reason() {
            return "domain_deactivated";
        }

        @Override
        public String detail() {
            return policyDomain;
        }
    }

    /// Set aside, because the message failed authentication.
    record Quarantined(PartLocation location) implements Outcome {
        @Override
        public Fate fate() {
            return Fate.QUARANTINED;
        }

        @Override
        public String reason() {
            return "unauthenticated";
        }

        @Override
        public String detail() {
            return "";
        }
    }

    /// A failure or TLS report that an earlier version received: it kept them as they came. Reading the message again
    /// stores it.
    record Kept(PartLocation location, Kind kind) implements Outcome {
        /// What was found.
        public enum Kind {
            /// RFC 9991, RFC 6591.
            FAILURE_REPORT,
            /// RFC 8460.
            TLS_REPORT
        }

        @Override
        public Fate fate() {
            return Fate.KEPT;
        }

        @Override
        public String reason() {
            return switch (kind) {
                case FAILURE_REPORT -> "failure_report";
                case TLS_REPORT -> "tls_report";
            };
        }

        @Override
        public String detail() {
            return "";
        }
    }

    /// Could not be read.
    record Refused(PartLocation location, RefusalReason refusalReason, String detail) implements Outcome {
        Refused(PartLocation location, Refusal refusal) {
            this(location, refusal.reason(), refusal.detail());
        }

        @Override
        public Fate fate() {
            return Fate.REFUSED;
        }

        @Override
        public String reason() {
            return refusalReason.code();
        }
    }
}
