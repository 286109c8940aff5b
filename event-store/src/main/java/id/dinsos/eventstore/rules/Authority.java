package id.dinsos.eventstore.rules;

/**
 * Over whose records somebody may decide. Asked by the unit of work, once for each record it looks
 * at, with the owner as loaded.
 */
@FunctionalInterface
public interface Authority {
    /** The office's own work, and rules that say themselves whose record may be touched. */
    Authority ALL = owner -> {};

    /** Throws {@link RefusedException} where the owner's records are not this caller's. */
    void over(String owner);
}
