package id.dinsos.registry.intake.rules;

import id.dinsos.contracts.RegionCode;
import id.dinsos.registry.household.Household.Address;
import id.dinsos.registry.household.Household.Ranking;
import id.dinsos.registry.intake.file.Row;
import id.dinsos.registry.person.PersonIdentity.BankAccount;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A family whose row can be read, with those of its members whose rows can be read too. Head and
 * payee are among them.
 *
 * @param ranking null where the file does not say
 * @param sembako whether it stands on the Sembako list (BPNT); null where the file does not say
 */
public record CheckedFamily(
        Row row,
        UUID householdId,
        RegionCode region,
        @Nullable String kkNumber,
        Address address,
        @Nullable Ranking ranking,
        @Nullable Boolean sembako,
        @Nullable Boolean pkh,
        @Nullable String kksCard,
        @Nullable BankAccount account,
        UUID headId,
        @Nullable UUID payeeId,
        List<CheckedMember> members) {
    public CheckedFamily {
        members = List.copyOf(members);
    }

    @Override
    public String toString() {
        return row.toString();
    }
}
