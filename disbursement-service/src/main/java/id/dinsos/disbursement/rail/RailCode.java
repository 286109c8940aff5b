package id.dinsos.disbursement.rail;

import id.dinsos.eventstore.rules.RefusalCode;

/** Why something about a batch of the rail is refused. */
public enum RailCode implements RefusalCode {
    RAIL_BATCH_NOT_FOUND(Kind.MISSING),
    /** It was sent, and nothing says that it did not arrive. */
    RAIL_BATCH_UNDER_WAY(Kind.CONFLICT),
    RAIL_ATTEMPTS_USED(Kind.CONFLICT),
    /** Nobody has asked to end it. */
    RAIL_END_NOT_PROPOSED(Kind.CONFLICT),
    RAIL_END_OF_YOUR_OWN(Kind.FORBIDDEN),
    /** The rail calls one batch by two names. */
    RAIL_REFERENCE_DIFFERS(Kind.CONFLICT),
    /** It speaks of another batch, or of transfers that are not in this one. */
    RAIL_ANSWER_OF_ANOTHER(Kind.CONFLICT),
    RAIL_ANSWER_UNREADABLE(Kind.INVALID),
    RAIL_CALLBACK_UNSIGNED(Kind.FORBIDDEN);

    private final Kind kind;

    RailCode(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
