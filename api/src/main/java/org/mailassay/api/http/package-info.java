/// What every HTTP answer has in common, whatever its resource: the request's id, the caller's key, limits, the shape
/// of errors, JSON, headers and time-outs.
///
/// A request passes `RequestFrame` (id, headers, log, metrics), then `Endpoints` (limit, key, scope, standing of the
/// account), then the action of one resource, whose [org.mailassay.api.http.Answer] is written here too. What is
/// wrong with a request is a [org.mailassay.api.http.Problem], written in the shape of its
/// [org.mailassay.api.http.Family].
@NullMarked
package org.mailassay.api.http;

import org.jspecify.annotations.NullMarked;
