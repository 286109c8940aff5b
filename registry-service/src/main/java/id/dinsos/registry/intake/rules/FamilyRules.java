package id.dinsos.registry.intake.rules;

import id.dinsos.contracts.RegionCode;
import id.dinsos.contracts.RegionCode.Level;
import id.dinsos.eventstore.rules.Names;
import id.dinsos.registry.household.Household.Address;
import id.dinsos.registry.household.Household.Ranking;
import id.dinsos.registry.household.HouseholdDecider;
import id.dinsos.registry.intake.file.FamilyRows;
import id.dinsos.registry.intake.file.Rejected;
import id.dinsos.registry.intake.file.Row;
import id.dinsos.registry.person.Person.Relation;
import id.dinsos.registry.person.PersonIdentity.BankAccount;
import id.dinsos.registry.region.Region;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What the rows of one family must be, before anything is looked up. A faulty member is rejected
 * alone; a family is rejected whole where its own row is faulty or where its head or the payee it
 * names is not among the members that can be read, since nobody could answer for it.
 */
public final class FamilyRules {
    private static final int KK_DIGITS = 16;
    private static final int KKS_DIGITS = 16;

    private final RegionCode owner;
    private final Function<RegionCode, Optional<Region>> regions;
    private final LocalDate today;
    private final MemberRules memberRules;

    public FamilyRules(
            RegionCode owner, Function<RegionCode, Optional<Region>> regions, LocalDate today) {
        this.owner = owner;
        this.regions = regions;
        this.today = today;
        this.memberRules = new MemberRules(owner.code(), today);
    }

    /** The id by which every import finds the same household. */
    public static UUID householdId(RegionCode owner, String familyId) {
        return Names.uuid(owner.code(), "household", familyId);
    }

    public Outcome check(FamilyRows rows) {
        Rejects rejects = new Rejects();
        List<CheckedMember> members = members(rows, rejects);
        if (rows.families().isEmpty()) {
            rows.members()
                    .forEach(row ->
                            rejects.add(
                                    row,
                                    Row.FAMILY_ID,
                                    "family-unknown",
                                    "no row of the families file has this id"));
            return rejects.all(rows);
        }
        Row row = rows.families().getFirst();
        for (Row again : rows.families().subList(1, rows.families().size())) {
            rejects.add(
                    again, Row.FAMILY_ID, "family-duplicate", "this family is in the file twice");
        }
        if (rows.oversized() || rows.members().size() > HouseholdDecider.MAX_MEMBERS) {
            rejects.add(
                    row,
                    Row.FAMILY_ID,
                    "family-too-large",
                    "a family has at most " + HouseholdDecider.MAX_MEMBERS + " members");
            return rejects.all(rows);
        }
        CheckedFamily family = family(row, members, rejects);
        return family == null ? rejects.all(rows) : rejects.beside(family);
    }

    private List<CheckedMember> members(FamilyRows rows, Rejects rejects) {
        List<CheckedMember> sound = new ArrayList<>(rows.members().size());
        Set<UUID> ids = new HashSet<>();
        Set<String> niks = new HashSet<>();
        for (Row row : rows.members()) {
            MemberRules.Checked checked = memberRules.check(row);
            CheckedMember member = checked.member();
            rejects.addAll(row, checked.errors());
            if (member == null) {
                continue;
            }
            String nik = member.nik();
            if (!ids.add(member.personId())) {
                rejects.add(
                        row, "idsemesta", "person-duplicate", "this person is in the family twice");
            } else if (nik != null && !niks.add(nik)) {
                rejects.add(
                        row, "nik", "nik-duplicate", "another member of the family has this NIK");
            } else {
                sound.add(member);
            }
        }
        return sound;
    }

    private @Nullable CheckedFamily family(Row row, List<CheckedMember> members, Rejects rejects) {
        Cells cells = new Cells(row);
        String id = cells.id(Row.FAMILY_ID);
        RegionCode region = village(cells, row, rejects);
        String kkNumber = cells.digits("no_kk", KK_DIGITS, KK_DIGITS, "kk-number-invalid");
        String headNik = cells.nik("nik_kepala");
        String payeeNik = cells.nik("nik_pengurus");
        Address address = new Address(cells.text("alamat"), cells.text("rt"), cells.text("rw"));
        Ranking ranking = ranking(cells, row);
        Boolean sembako = cells.word("BPNT", MinistryWords.YES_NO);
        Boolean pkh = cells.word("PKH", MinistryWords.YES_NO);
        String kksCard = cells.digits("no_kks", KKS_DIGITS, KKS_DIGITS, "kks-number-invalid");
        BankAccount account = account(cells);
        boolean soundNiks =
                (headNik != null || row.get("nik_kepala").isEmpty())
                        && (payeeNik != null || row.get("nik_pengurus").isEmpty());
        CheckedMember head = soundNiks ? head(headNik, members) : null;
        CheckedMember payee = payeeNik == null ? null : byNik(payeeNik, members);
        if (soundNiks && head == null) {
            cells.wrong(
                    "nik_kepala", "head-not-a-member", "no sound row of the members is the head");
        }
        if (payeeNik != null && payee == null) {
            cells.wrong(
                    "nik_pengurus",
                    "payee-not-a-member",
                    "no sound row of the members is the payee");
        }
        if (account != null && row.get("nik_pengurus").isEmpty()) {
            cells.wrong("nik_pengurus", "account-without-payee", "an account belongs to a payee");
        }
        rejects.addAll(row, cells.errors());
        if (!cells.errors().isEmpty()) {
            return null;
        }
        return new CheckedFamily(
                row,
                householdId(owner, Objects.requireNonNull(id)),
                Objects.requireNonNull(region),
                kkNumber,
                address,
                ranking,
                sembako,
                pkh,
                kksCard,
                account,
                Objects.requireNonNull(head).personId(),
                payee == null ? null : payee.personId(),
                members);
    }

    private @Nullable RegionCode village(Cells cells, Row row, Rejects rejects) {
        String code = row.get("id_wilayah");
        RegionCode asked = RegionCode.isValid(code) ? RegionCode.of(code) : null;
        Region found =
                asked == null || asked.level() != Level.VILLAGE
                        ? null
                        : regions.apply(asked).orElse(null);
        if (found == null) {
            cells.wrong("id_wilayah", "village-unknown", "no village has this code");
            return null;
        }
        RegionCode region = found.inForce(today) ? asked : following(found, cells, row, rejects);
        if (region != null && !owner.covers(region)) {
            cells.wrong(
                    "id_wilayah", "village-outside-owner", "the village lies outside of " + owner);
            return null;
        }
        return region;
    }

    /** Where a village that is not there today has gone, if the file need not say it. */
    private @Nullable RegionCode following(Region village, Cells cells, Row row, Rejects rejects) {
        LocalDate until = village.until();
        List<String> successors = last(village);
        if (until == null || !until.isBefore(today)) {
            cells.wrong(
                    "id_wilayah",
                    "village-not-yet",
                    "%s is a village from %s on".formatted(village.code(), village.from()));
        } else if (successors.isEmpty()) {
            cells.wrong(
                    "id_wilayah",
                    "village-ended",
                    "%s ended on %s".formatted(village.code(), until));
        } else if (successors.size() > 1) {
            cells.wrong(
                    "id_wilayah",
                    "village-split",
                    "%s was split on %s; write one of %s"
                            .formatted(village.code(), until, String.join(", ", successors)));
        } else {
            rejects.warn(
                    row,
                    "id_wilayah",
                    "village-renumbered",
                    "%s ended on %s; taken in under %s"
                            .formatted(village.code(), until, successors.getFirst()));
            return RegionCode.of(successors.getFirst());
        }
        return null;
    }

    /** A village may have been renumbered more than once. */
    private List<String> last(Region village) {
        List<String> successors = village.successors();
        Set<String> seen = new HashSet<>(Set.of(village.code()));
        while (successors.size() == 1 && seen.add(successors.getFirst())) {
            Region next = regions.apply(RegionCode.of(successors.getFirst())).orElse(null);
            if (next == null || next.inForce(today) || next.successors().isEmpty()) {
                break;
            }
            successors = next.successors();
        }
        return successors;
    }

    private static @Nullable Ranking ranking(Cells cells, Row row) {
        int decile = cells.number("desil_nasional", 10, "decile-invalid");
        int percentile = cells.number("percentile_nasional", 100, "percentile-invalid");
        return row.get("desil_nasional").isEmpty() ? null : new Ranking(decile, percentile);
    }

    private static @Nullable BankAccount account(Cells cells) {
        String bank = cells.word("bank", MinistryWords.BANK);
        String number = cells.digits("no_rekening", 6, 20, "account-number-invalid");
        String holder = cells.text("nama_pemilik_rekening");
        if (bank == null && number == null) {
            return null;
        }
        if (bank == null || number == null || holder == null) {
            cells.wrong(
                    "no_rekening",
                    "account-incomplete",
                    "an account needs its bank, number and holder");
            return null;
        }
        return new BankAccount(bank, number, holder);
    }

    private static @Nullable CheckedMember head(
            @Nullable String headNik, List<CheckedMember> members) {
        if (headNik != null) {
            return byNik(headNik, members);
        }
        return first(members, member -> member.relation() == Relation.HEAD);
    }

    private static @Nullable CheckedMember byNik(String nik, List<CheckedMember> members) {
        return first(members, member -> nik.equals(member.nik()));
    }

    private static @Nullable CheckedMember first(
            List<CheckedMember> members, Predicate<CheckedMember> wanted) {
        for (CheckedMember member : members) {
            if (wanted.test(member)) {
                return member;
            }
        }
        return null;
    }

    /** What can go on, and what cannot. */
    public record Outcome(
            @Nullable CheckedFamily family, List<RowError> errors, List<Rejected> rejected) {
        public Outcome {
            errors = List.copyOf(errors);
            rejected = List.copyOf(rejected);
        }
    }
}
