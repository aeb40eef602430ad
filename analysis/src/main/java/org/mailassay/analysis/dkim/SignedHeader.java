package org.mailassay.analysis.dkim;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mailassay.analysis.message.HeaderField;
import org.mailassay.analysis.message.HeaderFields;
import org.mailassay.analysis.message.Octets;

/// Puts together the octets over which a signature was made (RFC 6376, section 3.7): the signed header fields in
/// canonical form, then the signature's own field without the signature.
public final class SignedHeader {
    private final HeaderCanonicalization canonicalization;
    private final OctetBuffer octets = new OctetBuffer();

    public SignedHeader(HeaderCanonicalization canonicalization) {
        this.canonicalization = canonicalization;
    }

    /// Adds the fields of those names, each time the lowest one not added yet (RFC 6376, section 5.4.2). A name
    /// without a field left adds nothing, which is how a signer makes sure that nobody adds one.
    ///
    /// @param own the field that holds the signature, which never signs itself
    public void addSelected(HeaderFields message, List<String> lowerCaseNames, HeaderField own) {
        Map<String, Integer> next = new HashMap<>();
        for (String name : lowerCaseNames) {
            List<HeaderField> fields = message.named(name);
            int index = next.getOrDefault(name, fields.size()) - 1;
            if (index >= 0 && fields.get(index) == own) {
                index--;
            }
            if (index >= 0) {
                add(fields.get(index));
            }
            next.put(name, Math.max(index, 0));
        }
    }

    /// Adds one field.
    public void add(HeaderField field) {
        canonicalization.append(field.octets().toByteArray(), octets);
    }

    /// Adds the field that holds the signature: with an empty `b=`, and without the line ending (RFC 6376,
    /// section 3.7).
    public void addOwn(HeaderField own, TagList.Tag signature) {
        Octets field = own.octets();
        int from = own.valueStart() + signature.from();
        int to = own.valueStart() + signature.to();
        int end = own.valueEnd();
        byte[] without = new byte[end - (to - from)];
        field.copyTo(0, without, 0, from);
        field.copyTo(to, without, from, end - to);
        canonicalization.append(without, octets);
        octets.truncate(octets.length() - 2);
    }

    /// What was signed.
    public byte[] toByteArray() {
        return octets.toArray();
    }
}
