/// BIMI: the logo that a domain asks mail programs to show beside its authenticated mail
/// (draft-brand-indicators-for-message-identification), the profile of SVG that it must have (SVG Tiny Portable/Secure)
/// and the certificate that vouches for it (VMC requirements of the AuthIndicators Working Group).
@NullMarked
package org.mailassay.analysis.bimi;

import org.jspecify.annotations.NullMarked;
