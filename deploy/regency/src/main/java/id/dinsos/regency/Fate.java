package id.dinsos.regency;

/** What the rule of Sembako will say about a generated family; every family is made to meet one. */
public enum Fate {
    ELIGIBLE,
    DECILE_ABOVE_LIMIT,
    CIVIL_MISMATCH,
    PAYEE_DECEASED,
    EXCLUDED_JOB,
    NOT_ON_ROSTER,
    /** Nothing speaks against the family, but no account is open yet: held, not excluded. */
    NO_ACCOUNT
}
