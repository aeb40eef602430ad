/// Mail that the appliance sends, from the queue to the server that takes it (RFC 5321, sections 3 to 5).
///
/// [org.mailassay.mailets.outgoing.OutgoingMail] leases mails from the queue. Each becomes an `Attempt`: `Routing`
/// says which hosts to try and what to ask of TLS there (MX: RFC 5321, section 5; DANE: RFC 7672; MTA-STS: RFC 8461),
/// a `HostTry` speaks with one of them by a `Dialogue`, and what each came to is kept. Why it is not James'
/// RemoteDelivery stands in docs/adr/0006-outgoing-mail.md.
@NullMarked
package org.mailassay.mailets.outgoing;

import org.jspecify.annotations.NullMarked;
