/// The few pages that the server itself renders: what this is, the first owner's set-up, the API's description. No
/// scripts, and nothing from elsewhere.
@NullMarked
package org.mailassay.api.page;

import org.jspecify.annotations.NullMarked;
