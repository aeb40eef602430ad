/// The Helidon edge: one HttpService per resource, OpenAPI, the web page.
@NullMarked
package org.mailassay.api;

import org.jspecify.annotations.NullMarked;
