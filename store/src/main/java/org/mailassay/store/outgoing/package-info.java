/// Mail that the appliance sends: handed over, carried by the queue, and remembered with what each attempt came to.
///
/// Whoever has something to send hands it over in one transaction ([org.mailassay.store.outgoing.OutgoingStore]) and
/// looks there for what became of it. The delivery leases it from the queue `outgoing` and concludes each attempt
/// ([org.mailassay.store.outgoing.OutgoingWork]). What servers say later comes to the return path
/// ([org.mailassay.store.outgoing.ReturnedMails]).
@NullMarked
package org.mailassay.store.outgoing;

import org.jspecify.annotations.NullMarked;
