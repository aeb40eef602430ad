/// What is publicly known of sending addresses: reverse name, service, country, network. Looked up in the background
/// and kept here, so that neither taking a report nor answering a question waits for a look-up.
@NullMarked
package org.mailassay.store.enrichment;

import org.jspecify.annotations.NullMarked;
