/// Certificates from an ACME authority (RFC 8555): the account's key, the order under way, the answers to challenges
/// and what was issued. All nodes share them, so that any of them answers the authority and one of them renews.
@NullMarked
package org.mailassay.store.acme;

import org.jspecify.annotations.NullMarked;
