package id.dinsos.cases.kind;

/** Who may know of a case. */
public enum Confidentiality {
    /** The office's officers and auditors. */
    NORMAL,
    /** Health: the office knows that there is a case; what is in it, only who works on it. */
    RESTRICTED,
    /** Violence and children: for everybody else there is no such case. */
    SEALED;

    public boolean atLeast(Confidentiality other) {
        return compareTo(other) >= 0;
    }
}
