package org.mailassay.analysis.content;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailassay.analysis.mime.MimePart;
import org.mailassay.analysis.mime.MimeTree;

/// What a mail program would show of a message.
///
/// @param tree all of its parts
/// @param plain the text for readers without HTML
/// @param html the HTML
/// @param images pictures in the message itself, shown or attached
/// @param attachments parts to be saved, with whatever type
public record MailContent(
        MimeTree tree,
        Optional<TextBody> plain,
        Optional<TextBody> html,
        List<MimePart> images,
        List<MimePart> attachments) {
    public MailContent {
        images = List.copyOf(images);
        attachments = List.copyOf(attachments);
    }

    /// Finds it. The first text of a kind that is no attachment is the one that is shown; the rest are files.
    public static MailContent of(MimeTree tree) {
        Optional<MimePart> plain = Optional.empty();
        Optional<MimePart> html = Optional.empty();
        List<MimePart> images = new ArrayList<>();
        List<MimePart> attachments = new ArrayList<>();
        for (MimePart leaf : tree.root().leaves().toList()) {
            String type = leaf.mediaType();
            if (type.startsWith("image/")) {
                images.add(leaf);
            }
            if (leaf.isAttachment()) {
                attachments.add(leaf);
            } else if (type.equals("text/plain") && plain.isEmpty()) {
                plain = Optional.of(leaf);
            } else if (type.equals("text/html") && html.isEmpty()) {
                html = Optional.of(leaf);
            } else if (!type.startsWith("image/") && !type.startsWith("multipart/")) {
                attachments.add(leaf);
            }
        }
        return new MailContent(tree, plain.map(TextBody::of), html.map(TextBody::of), images, attachments);
    }
}
