/// Fetching over HTTP what a domain publishes or a message points to, in a world where its owner may be hostile.
///
/// A name that somebody else controls may lead anywhere, into the appliance's own network too. So the addresses that a
/// name leads to are judged before a connection is made, by the resolver hook of the client, and the connection is
/// made to the judged address; a redirect is judged like the first URL; time and size have limits.
@NullMarked
package org.mailassay.appliance.fetch;

import org.jspecify.annotations.NullMarked;
