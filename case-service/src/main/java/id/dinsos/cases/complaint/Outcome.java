package id.dinsos.cases.complaint;

/** How an officer may close a complaint. */
public enum Outcome {
    /** The answer was given and accepted. */
    EXPLAINED,
    /** The money reached the family. */
    PAID,
    /** A fault in the registry or the run was found and put right for the months to come. */
    CORRECTED,
    /** There was nothing to complain of. */
    UNFOUNDED,
    /** The complainant took it back. */
    WITHDRAWN,
    /** The complainant could not be reached within the time set. */
    NO_REPLY
}
