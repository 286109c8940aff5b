package id.dinsos.registry.intake.rules;

import id.dinsos.contracts.Banks;
import id.dinsos.contracts.RegionCode;
import id.dinsos.registry.household.HouseholdDecider;
import id.dinsos.registry.intake.file.FamilyRows;
import id.dinsos.registry.intake.file.Header;
import id.dinsos.registry.intake.file.Rejected;
import id.dinsos.registry.intake.file.Row;
import id.dinsos.registry.intake.rules.CheckedFamily.ToldAccount;
import id.dinsos.registry.intake.rules.CheckedFamily.ToldAddress;
import id.dinsos.registry.office.RecordIds;
import id.dinsos.registry.person.KksCard;
import id.dinsos.registry.person.VeteranNumber;
import id.dinsos.registry.region.Region;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the rows of one family must be, before anything is looked up. A faulty member is rejected
 * alone; a family is rejected whole where its own row is faulty or where its head or the payee it
 * names is not among the members that can be read, since nobody could answer for it.
 */
public final class FamilyRules {
    private static final int KK_DIGITS = 16;
    private static final int KKS_DIGITS = 16;
    static final Pattern RECORD_ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private static final Pattern NEIGHBOURHOOD = Pattern.compile("\\d{1,3}");

    private final RegionCode owner;
    private final RecordIds ids;
    private final VillageRules villages;
    private final MemberRules memberRules;

    public FamilyRules(
            RegionCode owner,
            RecordIds ids,
            Function<RegionCode, Optional<Region>> regions,
            LocalDate today) {
        this.owner = owner;
        this.ids = ids;
        this.villages = new VillageRules(owner, regions, today);
        this.memberRules = new MemberRules(owner.code(), ids, today);
    }

    /** In an export of ours a row names its record itself. */
    private UUID householdId(Row row, String id) {
        return row.header().isOwnExport() && RECORD_ID.matcher(id).matches()
                ? UUID.fromString(id)
                : ids.household(owner.code(), id);
    }

    public Outcome check(FamilyRows rows) {
        Rejects rejects = new Rejects();
        if (rows.id().isEmpty()) {
            return withoutId(rows, rejects);
        }
        List<CheckedMember> members = members(rows, rejects);
        if (rows.families().isEmpty()) {
            return members.isEmpty()
                    ? rejects.all(rows)
                    : rejects.beside(
                            CheckedFamily.membersAlone(
                                    householdId(members.getFirst().row(), rows.id()), members));
        }
        Row row = rows.families().getFirst();
        for (Row again : rows.families().subList(1, rows.families().size())) {
            rejects.add(again, Row.FAMILY_ID, RowFault.FAMILY_DUPLICATE);
        }
        if (rows.oversized() || rows.members().size() > HouseholdDecider.MAX_MEMBERS) {
            rejects.add(
                    row, Row.FAMILY_ID, RowFault.FAMILY_TOO_LARGE, HouseholdDecider.MAX_MEMBERS);
            return rejects.all(rows);
        }
        CheckedFamily family = family(row, members, rejects);
        return family == null ? rejects.all(rows) : rejects.beside(family);
    }

    private static Outcome withoutId(FamilyRows rows, Rejects rejects) {
        rows.families().forEach(row -> rejects.add(row, Row.FAMILY_ID, RowFault.ID_MISSING));
        rows.members().forEach(row -> rejects.add(row, Row.FAMILY_ID, RowFault.ID_MISSING));
        return new Outcome(null, rejects.errors(), rejects.rejected());
    }

    private List<CheckedMember> members(FamilyRows rows, Rejects rejects) {
        List<CheckedMember> sound = new ArrayList<>(rows.members().size());
        Set<UUID> ids = new HashSet<>();
        Set<String> niks = new HashSet<>();
        Set<String> veterans = new HashSet<>(0);
        for (Row row : rows.members()) {
            MemberRules.Checked checked = memberRules.check(row);
            CheckedMember member = checked.member();
            rejects.addAll(row, checked.errors());
            if (member == null) {
                continue;
            }
            String nik = member.nik();
            String veteran = member.veteranNumber();
            if (!ids.add(member.personId())) {
                rejects.add(row, "idsemesta", RowFault.PERSON_DUPLICATE);
            } else if (nik != null && !niks.add(nik)) {
                rejects.add(row, "nik", RowFault.NIK_DUPLICATE);
            } else if (veteran != null && !veterans.add(VeteranNumber.plain(veteran))) {
                rejects.add(row, "npv_veteran", RowFault.VETERAN_NUMBER_DUPLICATE);
            } else {
                checked.warnings().forEach(rejects::warn);
                sound.add(member);
            }
        }
        return sound;
    }

    private @Nullable CheckedFamily family(Row row, List<CheckedMember> found, Rejects rejects) {
        Cells cells = new Cells(row);
        var unused = cells.id(Row.FAMILY_ID);
        RegionCode region = villages.check(cells, row, rejects);
        String kkNumber = cells.digits("no_kk", KK_DIGITS, KK_DIGITS, RowFault.KK_NUMBER_INVALID);
        String headNik = cells.nik("nik_kepala");
        String payeeNik = cells.nik("nik_pengurus");
        ToldAddress address = address(cells, row, rejects);
        Integer decile = cells.number("desil_nasional", 10, RowFault.DECILE_INVALID);
        Integer percentile = cells.number("percentile_nasional", 100, RowFault.PERCENTILE_INVALID);
        Boolean sembako = cells.word("BPNT", MinistryWords.YES_NO);
        Boolean pkh = cells.word("PKH", MinistryWords.YES_NO);
        String kksCard = kksCard(cells, row, rejects);
        ToldAccount account = account(cells);
        LocalDate asOf = cells.date(Header.AS_OF);
        RoleRules roles = new RoleRules(row, headNik, payeeNik, found, rejects);
        roles.check(cells);
        rejects.addAll(row, cells.errors());
        if (!cells.errors().isEmpty()) {
            return null;
        }
        for (CheckedMember member : roles.members()) {
            if (member.kkNumber() != null
                    && kkNumber != null
                    && !kkNumber.equals(member.kkNumber())) {
                rejects.warn(RowError.warning(member.row(), "no_kk", RowFault.KK_NUMBER_DIFFERS));
            }
        }
        return new CheckedFamily(
                row,
                true,
                householdId(row, row.familyId()),
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
                roles.headId(),
                roles.payeeId(),
                asOf,
                roles.members());
    }

    /** A spreadsheet makes a date of 1/2 and a number of 003: it is said, and kept. */
    private static ToldAddress address(Cells cells, Row row, Rejects rejects) {
        String rt = cells.text("rt");
        String rw = cells.text("rw");
        if (rt != null && !NEIGHBOURHOOD.matcher(rt).matches()) {
            rejects.warn(RowError.warning(row, "rt", RowFault.ADDRESS_FORM_UNLIKELY));
        }
        if (rw != null && !NEIGHBOURHOOD.matcher(rw).matches()) {
            rejects.warn(RowError.warning(row, "rw", RowFault.ADDRESS_FORM_UNLIKELY));
        }
        return new ToldAddress(cells.text("alamat"), rt, rw);
    }

    private static @Nullable String kksCard(Cells cells, Row row, Rejects rejects) {
        if (cells.value("no_kks").isEmpty()) {
            return null;
        }
        String card = cells.digits("no_kks", KKS_DIGITS, KKS_DIGITS, RowFault.KKS_NUMBER_INVALID);
        if (card != null && !KksCard.hasCheckDigit(card)) {
            rejects.warn(RowError.warning(row, "no_kks", RowFault.KKS_CHECK_DIGIT_DIFFERS));
        }
        return card;
    }

    private static ToldAccount account(Cells cells) {
        String bank = cells.word("bank", MinistryWords.BANK);
        String number =
                cells.value("no_rekening").isEmpty()
                        ? null
                        : cells.digits("no_rekening", 6, 20, RowFault.ACCOUNT_NUMBER_INVALID);
        if (bank != null && number != null && !Banks.fits(bank, number)) {
            cells.wrong("no_rekening", RowFault.ACCOUNT_LENGTH_DIFFERS, Banks.digits(bank));
        }
        return new ToldAccount(bank, number, cells.text("nama_pemilik_rekening"));
    }

    /** What can go on, and what cannot. */
    public record Outcome(
            @Nullable CheckedFamily family, List<RowError> errors, List<Rejected> rejected) {
        public Outcome {
            errors = List.copyOf(errors);
            rejected = List.copyOf(rejected);
        }

        /** Given back whole: a number in it is held by somebody else, whatever was tried. */
        public Outcome contested() {
            Rejects all = new Rejects();
            errors.forEach(all::warn);
            if (family != null && family.own()) {
                all.add(family.row(), "nik_kepala", RowFault.NUMBER_CONTESTED);
                all.rejectWithFamily(family.members().stream().map(CheckedMember::row).toList());
            } else if (family != null) {
                family.members()
                        .forEach(one -> all.add(one.row(), "nik", RowFault.NUMBER_CONTESTED));
            }
            List<Rejected> both = new ArrayList<>(rejected);
            both.addAll(all.rejected());
            return new Outcome(null, all.errors(), both);
        }
    }
}
