/// What arrives at reporting addresses. [ReportIntake] turns each message into rows and counts, or records why it could
/// not, in one transaction; [IntakeStore] tells what became of it. Nothing that was received is lost: its octets stay
/// until retention, and can be read again after an upgrade.
@NullMarked
package org.mailassay.store.intake;

import org.jspecify.annotations.NullMarked;
