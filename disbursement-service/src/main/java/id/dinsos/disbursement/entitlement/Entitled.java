package id.dinsos.disbursement.entitlement;

import id.dinsos.disbursement.eligibility.Benefit;
import id.dinsos.disbursement.programme.ProgrammeTerms;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who is meant by one family, or one person, that is paid once for a group of programmes and a
 * month: whatever of them another payment could be made for.
 *
 * <p>Of a household: the household itself, who is paid for it, and every household that a member
 * has belonged to since the month began, under whichever of their records. So a change of payee, a
 * NIK corrected or learned, a split, a union and its undo, a dissolution with a new registration
 * and a hand-over to another office all lead to something that is claimed already. Of a person: the
 * person under every record that was merged into theirs, and the NIK.
 *
 * @param household null in programmes of persons
 * @param records of who is entitled: their own, and those merged into it
 * @param nik keyed hash in hex; null where none is known
 * @param former households that members have left since the month began
 */
public record Entitled(
        @Nullable UUID household, Set<UUID> records, @Nullable String nik, Set<UUID> former) {
    public Entitled {
        records = Set.copyOf(records);
        former = Set.copyOf(former);
    }

    /** What a payment of a month claims, in a fixed order. */
    public List<String> claims(String programme, ProgrammeTerms terms, YearMonth month) {
        List<String> claims = new ArrayList<>();
        for (String scope : scopes(programme, terms, month)) {
            claims.addAll(within(scope));
        }
        return claims;
    }

    /** What aid of a kind claims for an event, whichever month it is paid in. */
    public List<String> claimsOfEvent(ProgrammeTerms terms, String event, String kind) {
        return within("aid|" + terms.conflictGroup() + '|' + event + '|' + kind);
    }

    private List<String> within(String scope) {
        return parts().stream().map(one -> scope + '|' + one).toList();
    }

    /** What is due once a year is due once, in whichever month a version of the rule puts it. */
    private static List<String> scopes(String programme, ProgrammeTerms terms, YearMonth month) {
        String group = terms.conflictGroup() + '|' + month;
        return terms.benefit().period() == Benefit.Period.ONCE_A_YEAR
                ? List.of(group, "once|" + programme + '|' + month.getYear())
                : List.of(group);
    }

    private List<String> parts() {
        List<String> parts = new ArrayList<>();
        if (household != null) {
            parts.add("household " + household);
        }
        for (UUID one : new TreeSet<>(former)) {
            if (!one.equals(household)) {
                parts.add("household " + one);
            }
        }
        for (UUID one : new TreeSet<>(records)) {
            parts.add("person " + one);
        }
        if (nik != null) {
            parts.add("nik " + nik);
        }
        return parts;
    }
}
