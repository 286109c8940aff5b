package id.dinsos.registry.civil;

import static id.dinsos.eventstore.rules.ProcessSpec.events;
import static id.dinsos.eventstore.rules.ProcessSpec.given;
import static id.dinsos.registry.household.Families.ANI;
import static id.dinsos.registry.household.Families.BUDI;
import static id.dinsos.registry.household.Families.OWNER;
import static id.dinsos.registry.household.Families.PERSONS;
import static org.assertj.core.api.Assertions.assertThat;

import id.dinsos.eventstore.rules.Names;
import id.dinsos.eventstore.rules.PersonalData;
import id.dinsos.registry.civil.CivilProcess.Answered;
import id.dinsos.registry.civil.CivilProcess.Asked;
import id.dinsos.registry.match.CivilAnswer;
import id.dinsos.registry.person.Person.CivilMatch;
import id.dinsos.registry.person.Person.IdentityStatus;
import id.dinsos.registry.person.Person.Sex;
import id.dinsos.registry.person.PersonEvent;
import id.dinsos.registry.person.PersonEvent.CivilMatchChecked;
import id.dinsos.registry.person.PersonEvent.PersonErased;
import id.dinsos.registry.person.PersonEvent.PersonIdentityCorrected;
import id.dinsos.registry.person.PersonEvent.PersonMerged;
import id.dinsos.registry.person.PersonEvent.PersonRegistered;
import id.dinsos.registry.person.PersonEvent.PersonTakenOver;
import id.dinsos.registry.person.PersonFacts;
import id.dinsos.registry.person.PersonIdentity;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What answers do to the people they are about, and to those they are not about any more. */
class CivilProcessTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 29);
    private static final String NIK = "3524011508929001";

    private final CivilProcess process = new CivilProcess(PERSONS, 80, Names::uuid);
    private final Map<Integer, CivilOutcome> outcomes = new HashMap<>();

    @Test
    void each_person_gets_their_own_answer() {
        CivilAnswer good = answer(97, TODAY);
        CivilAnswer bad = answer(12, TODAY);
        given(PERSONS, BUDI, registered(BUDI, "Budi", NIK))
                .and(PERSONS, ANI, registered(ANI, "Ani", "3524015508929002"))
                .when(unit ->
                        outcomes.putAll(
                                process.take(
                                        unit,
                                        OWNER,
                                        List.of(
                                                about(1, BUDI, "Budi", NIK, good),
                                                about(2, ANI, "Ani", "3524015508929002", bad)))))
                .then(
                        events(BUDI, new CivilMatchChecked(CivilMatch.MATCHED, good)),
                        events(ANI, new CivilMatchChecked(CivilMatch.MISMATCHED, bad)));
        assertThat(outcomes)
                .containsEntry(1, CivilOutcome.MATCHED)
                .containsEntry(2, CivilOutcome.MISMATCHED);
    }

    @Test
    void an_answer_about_what_was_corrected_since_is_not_taken() {
        taken(
                CivilOutcome.CORRECTED_SINCE,
                registered(BUDI, "Boedi", NIK),
                new PersonIdentityCorrected(
                        identity(BUDI, "Budi", NIK),
                        IdentityStatus.KNOWN,
                        Sex.MALE,
                        YearMonth.of(1992, 8)));
    }

    @Test
    void nor_one_about_a_record_that_ended_was_erased_or_is_with_another_office() {
        taken(
                CivilOutcome.RECORD_ENDED,
                registered(BUDI, "Boedi", NIK),
                new PersonMerged(ANI, Set.of(), List.of()));
        taken(CivilOutcome.RECORD_ENDED, registered(BUDI, "Boedi", NIK), new PersonErased(true));
        taken(
                CivilOutcome.MOVED_AWAY,
                registered(BUDI, "Boedi", NIK),
                new PersonTakenOver("64.08"));
        taken(CivilOutcome.NO_NIK, registered(BUDI, "Boedi", null));
    }

    @Test
    void nor_one_that_is_older_than_what_is_on_record() {
        taken(
                CivilOutcome.OLDER_ANSWER,
                registered(BUDI, "Boedi", NIK),
                new CivilMatchChecked(CivilMatch.MATCHED, answer(97, TODAY.plusDays(1))));
    }

    @Test
    void an_answer_that_speaks_of_another_number_is_not_about_this_person() {
        Answered wrong =
                new Answered(
                        new Asked(1, BUDI, key("Boedi", NIK)),
                        new CivilLine(1, 1, "3524015508929002", answer(97, TODAY), null));
        given(PERSONS, BUDI, registered(BUDI, "Boedi", NIK))
                .when(unit -> outcomes.putAll(process.take(unit, OWNER, List.of(wrong))))
                .thenNothing();
        assertThat(outcomes).containsEntry(1, CivilOutcome.OF_ANOTHER);
    }

    private void taken(CivilOutcome outcome, PersonEvent... history) {
        Answered one = about(1, BUDI, "Boedi", NIK, answer(97, TODAY));
        given(PERSONS, BUDI, history)
                .when(unit -> outcomes.putAll(process.take(unit, OWNER, List.of(one))))
                .thenNothing();
        assertThat(outcomes).containsEntry(1, outcome);
    }

    private static Answered about(int no, UUID id, String name, String nik, CivilAnswer said) {
        return new Answered(
                new Asked(no, id, key(name, nik)), new CivilLine(no, no, nik, said, null));
    }

    private static CivilAnswer answer(int score, LocalDate on) {
        return new CivilAnswer(true, score, null, true, null, null, null, on, "civil-check 7");
    }

    private static UUID key(String name, String nik) {
        return Names.uuid(CivilQuestion.text(who(name, nik), Sex.MALE));
    }

    private static PersonRegistered registered(UUID id, String name, @Nullable String nik) {
        return new PersonRegistered(
                OWNER,
                identity(id, name, nik),
                nik == null ? IdentityStatus.CLAIMED : IdentityStatus.KNOWN,
                Sex.MALE,
                YearMonth.of(1992, 8),
                CivilMatch.UNCHECKED,
                PersonFacts.UNKNOWN,
                null);
    }

    private static PersonalData<PersonIdentity> identity(
            UUID id, String name, @Nullable String nik) {
        return PersonalData.of(id, who(name, nik));
    }

    private static PersonIdentity who(String name, @Nullable String nik) {
        return new PersonIdentity(
                nik, null, name, null, LocalDate.of(1992, 8, 15), null, null, null, null);
    }
}
