package io.lectern.parser;

import java.util.StringJoiner;
import org.apache.tika.metadata.Message;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MediaType;

/** A mail's subject, people and date, which Tika keeps apart from its text but readers search for. */
class MailHeader {

    private final boolean mail;
    private final Metadata metadata;

    MailHeader(MediaType type, Metadata metadata) {
        String name = type.getBaseType().toString();
        this.mail = name.equals("message/rfc822") || name.equals("application/vnd.ms-outlook");
        this.metadata = metadata;
    }

    /**
     * Sends the header; called when the body begins, because by then the metadata is known.
     *
     * @return whether this is a mail
     */
    boolean send(BlockSink sink) {
        if (!mail) {
            return false;
        }
        String subject = metadata.get(TikaCoreProperties.TITLE);
        if (subject != null) {
            sink.block(TextBlock.Kind.HEADING, 1, 0, subject);
        }
        StringJoiner lines = new StringJoiner("\n");
        line(lines, "From", Message.MESSAGE_FROM);
        line(lines, "To", Message.MESSAGE_TO);
        line(lines, "Cc", Message.MESSAGE_CC);
        String date = metadata.get(TikaCoreProperties.CREATED);
        if (date != null) {
            lines.add("Date: " + date);
        }
        sink.block(TextBlock.Kind.PARAGRAPH, 0, 0, lines.toString());
        return true;
    }

    private void line(StringJoiner lines, String label, String key) {
        String value = String.join(", ", metadata.getValues(key));
        if (!value.isBlank()) {
            lines.add(label + ": " + value);
        }
    }
}
