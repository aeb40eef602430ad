@NullMarked
package org.mailassay.appliance.enrichment;

import org.jspecify.annotations.NullMarked;
