package id.dinsos.registry.intake.rules;

import static org.assertj.core.api.Assertions.assertThat;

import id.dinsos.contracts.RegionCode;
import id.dinsos.eventstore.rules.Decision;
import id.dinsos.eventstore.rules.Meta;
import id.dinsos.eventstore.rules.PersonalData;
import id.dinsos.eventstore.rules.Position;
import id.dinsos.eventstore.rules.Recorded;
import id.dinsos.registry.household.Household;
import id.dinsos.registry.household.HouseholdCommand;
import id.dinsos.registry.household.HouseholdDecider;
import id.dinsos.registry.household.HouseholdEvent;
import id.dinsos.registry.intake.SampleFiles;
import id.dinsos.registry.intake.file.FamilyRows;
import id.dinsos.registry.intake.file.FileKind;
import id.dinsos.registry.intake.file.Row;
import id.dinsos.registry.intake.rules.FamilyPlan.Held;
import id.dinsos.registry.intake.rules.FamilyPlan.Known;
import id.dinsos.registry.intake.rules.FamilyPlan.Outcome;
import id.dinsos.registry.person.KksCard;
import id.dinsos.registry.person.Merging.Unique;
import id.dinsos.registry.person.Person;
import id.dinsos.registry.person.Person.Registered;
import id.dinsos.registry.person.PersonCommand;
import id.dinsos.registry.person.PersonDecider;
import id.dinsos.registry.person.PersonEvent;
import id.dinsos.registry.person.PersonFacts.Employment;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a family's rows come to, given what the registry knows already; without a database. */
class FamilyPlanTest {
    private static final String CARD = "6032981234567890";
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final PersonDecider PERSONS = new PersonDecider();
    private static final HouseholdDecider HOUSEHOLDS = new HouseholdDecider();

    private final Map<UUID, Person> persons = new HashMap<>();
    private final Map<UUID, Household> households = new HashMap<>();
    private final Map<Held, UUID> holders = new HashMap<>();
    private final Map<UUID, UUID> goesOn = new HashMap<>();
    private final Map<UUID, List<Recorded>> histories = new HashMap<>();
    private Said said = Said.on(TODAY, ZoneOffset.UTC);

    @Test
    void a_new_family_is_registered_with_one_event_each() {
        Outcome outcome = plan(new SampleFiles().family(1, 3));
        assertThat(outcome.accepted()).isTrue();
        assertThat(outcome.persons()).hasSize(3);
        assertThat(outcome.household())
                .singleElement()
                .isInstanceOf(HouseholdCommand.Register.class);
    }

    @Test
    void what_the_file_leaves_empty_stays_as_it_is_known() {
        apply(
                new SampleFiles()
                        .family(1, 1)
                        .member(0, "disabilitas", "FISIK")
                        .member(0, "derajat_disabilitas", "BERAT")
                        .member(0, "npv_veteran", "NPV 7")
                        .member(0, "ppks", "POOR")
                        .with("no_kks", CARD));
        Registered before = person(10);
        apply(
                new SampleFiles()
                        .family(1, 1)
                        .member(0, "nama_ibu_kandung", "")
                        .member(0, "jenis_kelamin", "")
                        .member(0, "tgl_lahir", "")
                        .member(0, "status_padan", "BELUM PADAN")
                        .with("desil_nasional", "")
                        .with("bank", "")
                        .with("no_rekening", ""));
        assertThat(person(10)).isEqualTo(before);
        assertThat(home(1).ranking().decile()).isEqualTo(2);
    }

    @Test
    void a_member_the_file_no_longer_names_stays_until_an_officer_says_where_they_went() {
        apply(new SampleFiles().family(1, 3));
        apply(new SampleFiles().family(1, 2));
        assertThat(home(1).members()).hasSize(3);
    }

    @Test
    void a_death_in_the_file_is_recorded_for_person_and_household() {
        apply(new SampleFiles().family(1, 2));
        apply(new SampleFiles().family(1, 2).member(1, "masih_hidup", "TIDAK"));
        assertThat(person(11).alive()).isFalse();
        assertThat(home(1).living()).isEqualTo(1);
    }

    @Test
    void a_head_whose_nik_another_person_holds_rejects_the_family() {
        holders.put(new Held(Unique.NIK, SampleFiles.nik(10)), new UUID(5, 5));
        Outcome outcome = plan(new SampleFiles().family(1, 2));
        assertThat(outcome.accepted()).isFalse();
        assertThat(outcome.persons()).isEmpty();
        assertThat(outcome.errors())
                .extracting(RowError::code)
                .containsExactly(
                        "nik-held-by-other", "head-rejected", "payee-rejected", "family-rejected");
        assertThat(outcome.errors().getFirst().other()).isEqualTo(new UUID(5, 5));
    }

    @Test
    void a_veterans_number_another_person_holds_rejects_the_member() {
        holders.put(new Held(Unique.VETERAN_NUMBER, "NPV7"), new UUID(5, 5));
        Outcome outcome = plan(new SampleFiles().family(1, 2).member(1, "npv_veteran", "npv 7"));
        assertThat(outcome.accepted()).isTrue();
        assertThat(outcome.persons()).hasSize(1);
        assertThat(outcome.errors())
                .extracting(RowError::code)
                .containsExactly("veteran-number-held-by-other");
    }

    @Test
    void a_card_of_another_family_rejects_the_family() {
        holders.put(new Held(Unique.KKS_CARD, "token of " + CARD), new UUID(5, 5));
        Outcome outcome = plan(new SampleFiles().family(1, 2).with("no_kks", CARD));
        assertThat(outcome.accepted()).isFalse();
        assertThat(outcome.errors())
                .extracting(RowError::code)
                .contains("kks-card-held-by-other", "family-rejected");
    }

    @Test
    void a_card_is_kept_as_a_token_and_passes_to_the_new_payee() {
        apply(new SampleFiles().family(1, 2).with("no_kks", CARD));
        assertThat(card(10)).isEqualTo("token of " + CARD + "/7890");
        holders.put(new Held(Unique.KKS_CARD, "token of " + CARD), person(10).id());
        apply(
                new SampleFiles()
                        .family(1, 2)
                        .with("no_kks", CARD)
                        .with("nik_pengurus", SampleFiles.nik(11)));
        assertThat(card(10)).isNull();
        assertThat(card(11)).isEqualTo("token of " + CARD + "/7890");
    }

    private @Nullable String card(int number) {
        return person(number).identity().value().orElseThrow().kksCard();
    }

    @Test
    void a_family_the_household_refuses_is_rejected_whole() {
        apply(new SampleFiles().family(1, 1));
        households.compute(
                FamilyRules.householdId(RegionCode.of("35.24"), "K00000001"),
                (id, home) ->
                        HOUSEHOLDS.evolve(
                                Objects.requireNonNull(home),
                                new HouseholdEvent.HouseholdDissolved()));
        Outcome outcome = plan(new SampleFiles().family(1, 1));
        assertThat(outcome.accepted()).isFalse();
        assertThat(outcome.errors())
                .extracting(RowError::code)
                .containsExactly("household-dissolved", "family-rejected");
    }

    @Test
    void an_erased_person_is_not_filled_in_again() {
        apply(new SampleFiles().family(1, 2));
        UUID id = MemberRules.personId("35.24", "S000000011");
        persons.compute(
                id,
                (key, person) ->
                        PERSONS.evolve(
                                Objects.requireNonNull(person),
                                new PersonEvent.PersonIdentityCorrected(
                                        PersonalData.erased(id),
                                        Person.IdentityStatus.KNOWN,
                                        Person.Sex.MALE,
                                        null)));
        Outcome outcome = plan(new SampleFiles().family(1, 2));
        assertThat(outcome.accepted()).isTrue();
        assertThat(outcome.errors()).extracting(RowError::code).containsExactly("person-erased");
    }

    @Test
    void the_dead_of_another_household_are_rejected() {
        apply(new SampleFiles().family(1, 2).member(1, "masih_hidup", "TIDAK"));
        Outcome outcome =
                plan(
                        new SampleFiles()
                                .family(2, 2)
                                .member(1, "idsemesta", "S000000011")
                                .member(1, "nik", SampleFiles.nik(11)));
        assertThat(outcome.accepted()).isTrue();
        assertThat(outcome.errors()).extracting(RowError::code).containsExactly("person-dead");
        assertThat(outcome.persons()).hasSize(1);
    }

    @Test
    void a_blank_job_in_a_newer_file_leaves_the_known_one_and_a_first_one_is_not_guessed() {
        apply(new SampleFiles().family(1, 2).member(1, "pekerjaan_utama", "PEGAWAI NEGERI SIPIL"));
        apply(new SampleFiles().family(1, 2).member(1, "pekerjaan_utama", ""));
        apply(new SampleFiles().family(2, 1).member(0, "pekerjaan_utama", ""));
        assertThat(person(11).facts().employment()).isEqualTo(Employment.CIVIL_SERVANT);
        assertThat(person(20).facts().employment()).isEqualTo(Employment.UNKNOWN);
    }

    @Test
    void a_file_that_only_brings_new_deciles_changes_nothing_else() {
        apply(new SampleFiles().family(1, 2));
        Household.Registered before = home(1);
        apply(
                new SampleFiles()
                        .family(1, 2)
                        .with("alamat", "")
                        .with("rt", "")
                        .with("rw", "")
                        .with("id_wilayah", "")
                        .with("percentile_nasional", "")
                        .with("desil_nasional", "4"));
        assertThat(home(1).address()).isEqualTo(before.address());
        assertThat(home(1).region()).isEqualTo(before.region());
        assertThat(home(1).ranking()).isEqualTo(new Household.Ranking(4, 15));
    }

    @Test
    void a_row_of_ids_alone_leaves_everything_as_it_is() {
        apply(
                new SampleFiles()
                        .family(1, 2)
                        .member(1, "disabilitas", "FISIK")
                        .member(1, "derajat_disabilitas", "BERAT"));
        Registered before = person(11);
        Household.Registered home = home(1);
        SampleFiles bare = new SampleFiles().family(1, 2);
        for (String column : FileKind.MEMBERS.columns()) {
            bare =
                    column.startsWith("id")
                            ? bare
                            : bare.member(0, column, "").member(1, column, "");
        }
        for (String column : FileKind.FAMILIES.columns()) {
            bare = column.equals("id_keluarga") ? bare : bare.with(column, "");
        }
        apply(bare);
        assertThat(person(11)).isEqualTo(before);
        assertThat(home(1)).isEqualTo(home);
    }

    @Test
    void a_blank_life_of_one_known_dead_says_nothing() {
        apply(new SampleFiles().family(1, 2));
        apply(new SampleFiles().family(1, 2).member(1, "masih_hidup", "TIDAK"));
        Outcome outcome = plan(new SampleFiles().family(1, 2).member(1, "masih_hidup", ""));
        assertThat(outcome.accepted()).isTrue();
        assertThat(outcome.errors()).isEmpty();
    }

    @Test
    void a_dead_head_of_a_new_family_rejects_it_and_a_dead_payee_is_taken_with_a_warning() {
        assertThat(codes(plan(new SampleFiles().family(1, 2).member(0, "masih_hidup", "TIDAK"))))
                .contains("head-dead", "payee-dead", "family-rejected");
        Outcome taken =
                plan(
                        new SampleFiles()
                                .family(1, 2)
                                .with("nik_pengurus", SampleFiles.nik(11))
                                .member(1, "masih_hidup", "TIDAK"));
        assertThat(taken.accepted()).isTrue();
        assertThat(codes(taken)).contains("payee-dead").doesNotContain("family-rejected");
        assertThat(taken.rejected()).isEmpty();
    }

    @Test
    void a_death_of_the_head_in_a_later_file_is_recorded_with_a_warning() {
        apply(new SampleFiles().family(1, 2));
        Outcome outcome = plan(new SampleFiles().family(1, 2).member(0, "masih_hidup", "TIDAK"));
        assertThat(outcome.accepted()).isTrue();
        assertThat(codes(outcome)).contains("head-dead", "payee-dead");
        assertThat(outcome.rejected()).isEmpty();
        assertThat(outcome.household())
                .contains(new HouseholdCommand.RecordMemberDeath(person(10).id()));
    }

    @Test
    void a_nik_that_differs_from_birth_date_and_sex_is_said_and_taken() {
        Outcome outcome =
                plan(
                        new SampleFiles()
                                .family(1, 2)
                                .member(1, "tgl_lahir", "1990-05-20")
                                .member(1, "jenis_kelamin", "P"));
        assertThat(outcome.accepted()).isTrue();
        assertThat(codes(outcome)).containsExactly("nik-birth-date-differs", "nik-sex-differs");
    }

    @Test
    void a_card_passes_from_a_dead_member_whose_row_is_rejected_to_the_widow() {
        apply(new SampleFiles().family(1, 2).with("no_kks", CARD));
        apply(
                new SampleFiles()
                        .family(1, 2)
                        .with("nik_kepala", SampleFiles.nik(11))
                        .with("nik_pengurus", SampleFiles.nik(11))
                        .member(0, "masih_hidup", "TIDAK")
                        .member(1, "hub_kepala_keluarga", "KEPALA KELUARGA"));
        holders.put(new Held(Unique.KKS_CARD, "token of " + CARD), person(10).id());
        Outcome outcome =
                plan(
                        new SampleFiles()
                                .family(1, 2)
                                .with("no_kks", CARD)
                                .with("nik_kepala", SampleFiles.nik(11))
                                .with("nik_pengurus", SampleFiles.nik(11))
                                .member(0, "hub_kepala_keluarga", "FAMILI LAIN")
                                .member(1, "hub_kepala_keluarga", "KEPALA KELUARGA"));
        assertThat(outcome.accepted()).isTrue();
        assertThat(codes(outcome)).containsOnly("person-dead");
        assertThat(outcome.persons())
                .contains(
                        new FamilyPlan.PersonStep(
                                person(10).id(), new PersonCommand.ChangeKksCard(null)));
    }

    @Test
    void numbers_of_a_rejected_member_are_held_by_nobody() {
        holders.put(new Held(Unique.VETERAN_NUMBER, "NPV7"), new UUID(5, 5));
        Outcome outcome = plan(new SampleFiles().family(1, 2).member(1, "npv_veteran", "npv 7"));
        assertThat(outcome.accepted()).isTrue();
        assertThat(holders).doesNotContainKey(new Held(Unique.NIK, SampleFiles.nik(11)));
        assertThat(holders).containsKey(new Held(Unique.NIK, SampleFiles.nik(10)));
    }

    @Test
    void a_row_of_a_merged_head_is_read_for_the_record_that_goes_on() {
        apply(new SampleFiles().family(1, 2));
        UUID merged = MemberRules.personId("35.24", "S000000099");
        persons.put(
                merged,
                PERSONS.evolve(
                        person(10),
                        new PersonEvent.PersonMerged(
                                person(10).id(), java.util.Set.of(), List.of())));
        goesOn.put(merged, person(10).id());
        Outcome outcome =
                plan(
                        new SampleFiles()
                                .family(1, 2)
                                .with("BPNT", "TIDAK")
                                .member(0, "idsemesta", "S000000099"));
        assertThat(outcome.accepted()).isTrue();
        assertThat(codes(outcome)).containsExactly("person-merged");
        assertThat(outcome.household())
                .hasAtLeastOneElementOfType(HouseholdCommand.TakeOffList.class);
    }

    @Test
    void a_family_an_officer_delisted_is_listed_again_by_no_file() {
        apply(new SampleFiles().family(1, 2));
        households.compute(
                homeId(1),
                (id, home) ->
                        HOUSEHOLDS.evolve(
                                Objects.requireNonNull(home),
                                new HouseholdEvent.HouseholdDelisted(
                                        FamilyCommands.SEMBAKO,
                                        Household.DelistReason.INCLUSION_ERROR,
                                        null)));
        Outcome outcome = plan(new SampleFiles().family(1, 2));
        assertThat(outcome.household()).isEmpty();
        assertThat(codes(outcome)).containsExactly("delisted-by-officer");
    }

    @Test
    void an_older_file_undoes_nothing_that_a_newer_one_or_an_officer_has_said() {
        apply(new SampleFiles().family(1, 2));
        LocalDate march = LocalDate.of(2026, 3, 1);
        remember(
                homeId(1),
                new HouseholdEvent.HouseholdRanked(new Household.Ranking(2, 15)),
                march,
                true);
        remember(
                person(10).id(),
                new PersonEvent.PersonAccountChanged(PersonalData.erased(person(10).id())),
                LocalDate.of(2026, 2, 10),
                false);
        said = Said.on(LocalDate.of(2026, 1, 31), ZoneOffset.UTC);
        SampleFiles january =
                new SampleFiles()
                        .family(1, 2)
                        .with("desil_nasional", "9")
                        .with("no_rekening", "1000099999");
        Outcome older = plan(january);
        said = Said.on(LocalDate.of(2026, 3, 31), ZoneOffset.UTC);
        Outcome newer = plan(january);
        assertThat(older.persons()).isEmpty();
        assertThat(older.household()).isEmpty();
        assertThat(codes(older)).containsExactly("older-than-known");
        assertThat(newer.persons()).hasSize(1);
        assertThat(newer.household()).hasSize(1);
    }

    @Test
    void a_mended_reject_speaks_as_of_the_day_of_its_file() {
        apply(new SampleFiles().family(1, 1));
        remember(
                homeId(1),
                new HouseholdEvent.HouseholdRanked(new Household.Ranking(2, 15)),
                LocalDate.of(2026, 3, 1),
                true);
        Outcome outcome =
                plan(
                        new SampleFiles()
                                .family(1, 1)
                                .with("desil_nasional", "9")
                                .with("per_tanggal", "2026-01-31"));
        assertThat(codes(outcome)).containsExactly("older-than-known");
    }

    @Test
    void members_of_a_family_on_record_are_taken_in_without_its_row() {
        apply(new SampleFiles().family(1, 2));
        List<Row> child = new SampleFiles().family(1, 3).rows(FileKind.MEMBERS).subList(2, 3);
        Outcome known = plan(new FamilyRows("K00000001", List.of(), child, false));
        Outcome unknown = plan(new FamilyRows("K00000009", List.of(), child, false));
        assertThat(known.accepted()).isTrue();
        assertThat(known.household()).singleElement().isInstanceOf(HouseholdCommand.Join.class);
        assertThat(codes(unknown)).containsExactly("family-unknown");
    }

    private void remember(UUID id, Object event, LocalDate day, boolean file) {
        Meta meta =
                Meta.of(
                        new UUID(1, 1),
                        "35.24",
                        "sari",
                        day.atTime(9, 0).toInstant(ZoneOffset.UTC));
        Meta said = file ? meta.causedBy(Said.INTAKE + new UUID(2, 2)).effectiveOn(day) : meta;
        histories.put(
                id,
                List.of(
                        new Recorded(
                                new Position(1, 1),
                                id,
                                2,
                                "event",
                                event,
                                meta.decidedAt(),
                                () -> said)));
    }

    private static List<String> codes(Outcome outcome) {
        return outcome.errors().stream().map(RowError::code).distinct().toList();
    }

    private static UUID homeId(int family) {
        return FamilyRules.householdId(RegionCode.of("35.24"), "K%08d".formatted(family));
    }

    private Outcome plan(SampleFiles file) {
        List<Row> families = file.rows(FileKind.FAMILIES);
        return plan(
                new FamilyRows(
                        families.getFirst().familyId(),
                        families,
                        file.rows(FileKind.MEMBERS),
                        false));
    }

    private Outcome plan(FamilyRows rows) {
        FamilyRules rules = new FamilyRules(RegionCode.of("35.24"), SampleFiles::village, TODAY);
        return FamilyPlan.of(
                Objects.requireNonNull(rules.check(rows).family()),
                "35.24",
                TODAY,
                new Known(
                        id -> persons.getOrDefault(id, PERSONS.initial()),
                        id -> households.getOrDefault(id, HOUSEHOLDS.initial()),
                        holders,
                        number -> new KksCard("token of " + number, number.substring(12)),
                        Map.of(),
                        id -> goesOn.getOrDefault(id, id),
                        id -> histories.getOrDefault(id, List.of()),
                        said));
    }

    private void apply(SampleFiles file) {
        Outcome outcome = plan(file);
        assertThat(outcome.errors()).isEmpty();
        UUID homeId =
                FamilyRules.householdId(
                        RegionCode.of("35.24"), file.rows(FileKind.FAMILIES).getFirst().familyId());
        for (FamilyPlan.PersonStep step : outcome.persons()) {
            Person before = persons.getOrDefault(step.personId(), PERSONS.initial());
            persons.put(step.personId(), after(PERSONS, before, step.command()));
        }
        for (HouseholdCommand command : outcome.household()) {
            Household before = households.getOrDefault(homeId, HOUSEHOLDS.initial());
            households.put(homeId, after(HOUSEHOLDS, before, command));
        }
    }

    private static <C, S, E> S after(
            id.dinsos.eventstore.rules.Decider<C, S, E> decider, S before, C command) {
        S state = before;
        if (decider.decide(command, before) instanceof Decision.Accepted<E>(List<E> events)) {
            for (E event : events) {
                state = decider.evolve(state, event);
            }
        }
        return state;
    }

    private Registered person(int number) {
        UUID id = MemberRules.personId("35.24", "S%09d".formatted(number));
        return (Registered) Objects.requireNonNull(persons.get(id));
    }

    private Household.Registered home(int number) {
        UUID id = FamilyRules.householdId(RegionCode.of("35.24"), "K%08d".formatted(number));
        return (Household.Registered) Objects.requireNonNull(households.get(id));
    }
}
