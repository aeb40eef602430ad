package org.mailassay.api.monitoring;

import org.mailassay.analysis.timeline.DomainLook;
import org.mailassay.analysis.timeline.TimelineChange;

/// What a look at a domain found, and what that changed.
public record TimelineLook(DomainLook look, TimelineChange change) {}
