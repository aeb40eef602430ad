/// Delivers events to webhooks: signed, in the order of each subject, again until they are taken or a day has passed.
@NullMarked
package org.mailassay.appliance.webhook;

import org.jspecify.annotations.NullMarked;
