package id.dinsos.regency;

/**
 * Who acts for a member of a family, as the members' file says: by the file's id of the member, and
 * the NIK of who acts, in the words of the family card.
 */
record Tie(Role role, String person, String nik, String as) {
    /** In the order of the columns. */
    enum Role {
        CAREGIVER,
        HEIR
    }

    @Override
    public String toString() {
        return "Tie[" + role + " of " + person + "]";
    }
}
