package id.dinsos.eventstore.rules;

/**
 * Over whose records somebody may decide. Asked by the unit of work, once for each record it looks
 * at, with the owner as loaded. A record that is not theirs is for them as if it were not there.
 */
@FunctionalInterface
public interface Authority {
    /** The office's own work, and rules that say themselves whose record may be touched. */
    Authority ALL = owner -> true;

    /** Whether the owner's records are this caller's. */
    boolean covers(String owner);
}
