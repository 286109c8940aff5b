package id.dinsos.cases.attachment;

import id.dinsos.eventstore.rules.RefusalCode;

/** Why an attachment is not taken or given. */
public enum AttachmentCode implements RefusalCode {
    ATTACHMENT_UNKNOWN(Kind.MISSING),
    ATTACHMENT_NAME_UNFIT(Kind.INVALID),
    ATTACHMENT_CONTENT_FALSE(Kind.INVALID),
    ATTACHMENT_LINK_ENDED(Kind.FORBIDDEN);

    private final Kind kind;

    AttachmentCode(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
