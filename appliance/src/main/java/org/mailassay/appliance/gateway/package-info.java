/// Whose address a mail really comes from.
///
/// A container network may put its gateway's address in the place of the client's. Mail from such an address is marked
/// when it is accepted, and nothing is judged by the address.
@NullMarked
package org.mailassay.appliance.gateway;

import org.jspecify.annotations.NullMarked;
