package id.dinsos.disbursement.programme;

import id.dinsos.contracts.Rupiah;
import java.util.List;

/**
 * Who signs the runs of a programme from a sum on: as many as there are roles, each in one of them.
 * It belongs to a version of the terms, and so holds from and until its dates.
 *
 * @param fromRupiah of the whole run
 * @param roles of the token, besides the approver's own
 */
public record ApprovalBand(long fromRupiah, List<String> roles) {
    private static final String APPROVER = "approver";

    /** Two approvers for every sum. */
    static final List<ApprovalBand> USUAL =
            List.of(new ApprovalBand(0, List.of(APPROVER, APPROVER)));

    private static final int FEWEST = 2;
    private static final int MOST = 5;

    public ApprovalBand {
        roles = List.copyOf(roles);
        if (roles.size() < FEWEST
                || roles.size() > MOST
                || !roles.stream().allMatch(role -> role.matches("[a-z][a-z-]{1,39}"))) {
            throw new IllegalArgumentException("a band has 2 to 5 roles");
        }
    }

    static boolean ascend(List<ApprovalBand> bands) {
        for (int i = 0; i < bands.size(); i++) {
            long before = i == 0 ? -1 : bands.get(i - 1).fromRupiah;
            if (bands.get(i).fromRupiah <= before) {
                return false;
            }
        }
        return !bands.isEmpty() && bands.getFirst().fromRupiah == 0;
    }

    /** The roles of the highest band that the sum reaches. */
    static List<String> of(List<ApprovalBand> bands, Rupiah sum) {
        List<String> roles = List.of();
        for (ApprovalBand band : bands) {
            roles = sum.amount() >= band.fromRupiah ? band.roles : roles;
        }
        return roles;
    }
}
