package org.mailassay.mailets.tls;

/// The key or the certificate cannot be read, written or used together.
public final class CertificateUnusable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CertificateUnusable(String message) {
        super(message);
    }

    public CertificateUnusable(String message, Throwable cause) {
        super(message, cause);
    }
}
