/// Certificates from an ACME authority (RFC 8555), by challenges over HTTP: ordered, proven, fetched and renewed.
///
/// [org.mailassay.appliance.acme.CertificateRenewal] is the job, [org.mailassay.appliance.acme.CertificateOrder] one
/// conversation with the authority. What is had stands in the database, where every node finds it.
@NullMarked
package org.mailassay.appliance.acme;

import org.jspecify.annotations.NullMarked;
