package org.mailassay.analysis.delivery;

/// What a notification says of one recipient (RFC 3464, section 2.3). What is not said is empty.
///
/// @param finalRecipient the address that the server had before it
/// @param originalRecipient the address as the sender had given it
/// @param status RFC 3463, such as `5.1.1`
/// @param diagnostic the words of whoever refused it
/// @param remoteMta the host that the server spoke to
public record RecipientStatus(
        DeliveryAction action,
        String finalRecipient,
        String originalRecipient,
        String status,
        String diagnostic,
        String remoteMta) {
    /// Whether it is about this address. A server may have rewritten the one or kept the other; letter case is nobody's
    /// to rely on (RFC 5321, section 2.4).
    public boolean concerns(String address) {
        String wanted = StatusAddress.normal(address);
        return finalRecipient.equals(wanted) || originalRecipient.equals(wanted);
    }

    /// The address to show.
    public String recipient() {
        return finalRecipient.isEmpty() ? originalRecipient : finalRecipient;
    }
}
