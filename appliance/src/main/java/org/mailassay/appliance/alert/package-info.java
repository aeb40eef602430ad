/// Judges the rules of alerts from time to time, and tells people: by mail, and by the events that webhooks carry.
@NullMarked
package org.mailassay.appliance.alert;

import org.jspecify.annotations.NullMarked;
