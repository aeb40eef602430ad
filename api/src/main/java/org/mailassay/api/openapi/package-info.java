/// The description of the API that programs read (OpenAPI 3.1), and the same as a page for people.
@NullMarked
package org.mailassay.api.openapi;

import org.jspecify.annotations.NullMarked;
