package id.dinsos.registry.intake.rules;

import id.dinsos.contracts.RegionCode;
import id.dinsos.registry.intake.file.Row;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A family whose row can be read, with those of its members whose rows can be read too; or members
 * alone, whose family must be on record. Null is what the file does not say.
 *
 * @param row of the family; the first member's where the file has members alone
 * @param own whether the file has a row of the family
 * @param sembako whether it stands on the Sembako list (BPNT)
 * @param headId where a member's row was found to be the head's
 * @param asOf the day as of which the row was first said; null where it is the file's own
 */
public record CheckedFamily(
        Row row,
        boolean own,
        UUID householdId,
        @Nullable RegionCode region,
        @Nullable String kkNumber,
        ToldAddress address,
        @Nullable Integer decile,
        @Nullable Integer percentile,
        @Nullable Boolean sembako,
        @Nullable Boolean pkh,
        @Nullable String kksCard,
        ToldAccount account,
        @Nullable String headNik,
        @Nullable String payeeNik,
        @Nullable UUID headId,
        @Nullable UUID payeeId,
        @Nullable LocalDate asOf,
        List<CheckedMember> members) {
    public CheckedFamily {
        members = List.copyOf(members);
    }

    /** Members of whose family the file has no row. */
    static CheckedFamily membersAlone(UUID householdId, List<CheckedMember> members) {
        Row first = members.getFirst().row();
        return new CheckedFamily(
                first,
                false,
                householdId,
                null,
                null,
                ToldAddress.NONE,
                null,
                null,
                null,
                null,
                null,
                ToldAccount.NONE,
                null,
                null,
                null,
                null,
                null,
                members);
    }

    /** With its people and itself under the ids of the records that go on. */
    CheckedFamily under(
            UUID home, @Nullable UUID head, @Nullable UUID payee, List<CheckedMember> people) {
        return new CheckedFamily(
                row,
                own,
                home,
                region,
                kkNumber,
                address,
                decile,
                percentile,
                sembako,
                pkh,
                kksCard,
                account,
                headNik,
                payeeNik,
                head,
                payee,
                asOf,
                people);
    }

    @Override
    public String toString() {
        return row.toString();
    }

    /** The parts of an address that are said. */
    record ToldAddress(@Nullable String street, @Nullable String rt, @Nullable String rw) {
        static final ToldAddress NONE = new ToldAddress(null, null, null);

        boolean isEmpty() {
            return street == null && rt == null && rw == null;
        }

        @Override
        public String toString() {
            return "ToldAddress[masked]";
        }
    }

    /** The parts of an account that are said. */
    record ToldAccount(@Nullable String bank, @Nullable String number, @Nullable String holder) {
        static final ToldAccount NONE = new ToldAccount(null, null, null);

        /** A holder's name alone names no account. */
        boolean isEmpty() {
            return bank == null && number == null;
        }

        @Override
        public String toString() {
            return "ToldAccount[masked]";
        }
    }
}
