/// What spam filters say of a message. They are programs beside the appliance, asked through a port.
@NullMarked
package org.mailassay.analysis.spamfilter;

import org.jspecify.annotations.NullMarked;
