package id.dinsos.registry.civil;

import static org.assertj.core.api.Assertions.assertThat;

import id.dinsos.eventstore.rules.Names;
import id.dinsos.eventstore.rules.PersonalData;
import id.dinsos.registry.match.CivilAnswer;
import id.dinsos.registry.match.CivilCause;
import id.dinsos.registry.person.Person.CivilMatch;
import id.dinsos.registry.person.Person.IdentityStatus;
import id.dinsos.registry.person.Person.Sex;
import id.dinsos.registry.person.PersonEvent;
import id.dinsos.registry.person.PersonEvent.CivilMatchChecked;
import id.dinsos.registry.person.PersonEvent.PersonErased;
import id.dinsos.registry.person.PersonEvent.PersonIdentityCorrected;
import id.dinsos.registry.person.PersonEvent.PersonRegistered;
import id.dinsos.registry.person.PersonFacts;
import id.dinsos.registry.person.PersonIdentity;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How a person stands in the backlog, event by event. */
class CivilRowTest {
    private static final UUID BUDI = new UUID(0, 1);
    private static final LocalDate DAY = LocalDate.of(2026, 11, 29);
    private static final String PHONE = "+628123456789";

    @Test
    void whoever_nobody_asked_about_was_never_checked_and_a_correction_changes_nothing() {
        CivilRow row = after(registered(CivilMatch.UNCHECKED), corrected("Budi", null));

        assertThat(row.cause()).isEqualTo(CivilCause.NEVER_CHECKED);
        assertThat(row.corrected()).isFalse();
    }

    @Test
    void a_mismatch_stands_with_its_cause_its_day_and_its_score_until_it_is_repaired() {
        CivilRow unmatched = after(registered(CivilMatch.UNCHECKED), said(12));
        CivilRow repaired =
                after(registered(CivilMatch.UNCHECKED), said(12), corrected("Budi", null));
        CivilRow matched =
                after(
                        registered(CivilMatch.UNCHECKED),
                        said(12),
                        corrected("Budi", null),
                        new CivilMatchChecked(CivilMatch.MATCHED, answer(97)));

        assertThat(unmatched.cause()).isEqualTo(CivilCause.NAME_DIFFERS);
        assertThat(unmatched.checkedOn()).isEqualTo(DAY);
        assertThat(unmatched.nameScore()).isEqualTo(12);
        assertThat(unmatched.corrected()).isFalse();
        assertThat(repaired.corrected()).isTrue();
        assertThat(matched.cause()).isNull();
        assertThat(matched.corrected()).isFalse();
    }

    @Test
    void another_telephone_is_no_correction_and_one_that_is_taken_back_is_none_either() {
        assertThat(after(registered(CivilMatch.MATCHED), corrected("Boedi", PHONE)).corrected())
                .isFalse();
        assertThat(after(registered(CivilMatch.MATCHED), corrected("Budi", null)).corrected())
                .isTrue();
        assertThat(
                        after(
                                        registered(CivilMatch.MATCHED),
                                        corrected("Budi", null),
                                        corrected("Boedi", null))
                                .corrected())
                .isFalse();
    }

    @Test
    void a_file_that_tells_the_outcome_alone_is_a_report() {
        assertThat(after(registered(CivilMatch.MISMATCHED)).cause()).isEqualTo(CivilCause.REPORTED);
    }

    @Test
    void of_one_who_is_erased_no_key_is_left() {
        CivilRow row = after(registered(CivilMatch.MATCHED), new PersonErased(true));

        assertThat(row.known()).isNull();
        assertThat(row.asked()).isNull();
    }

    private static CivilRow after(PersonEvent... events) {
        CivilRow row = null;
        int version = 0;
        for (PersonEvent event : events) {
            version++;
            row = CivilRow.after(row, BUDI, version, event, Names::uuid);
        }
        return Objects.requireNonNull(row);
    }

    private static CivilMatchChecked said(int score) {
        return new CivilMatchChecked(CivilMatch.MISMATCHED, answer(score));
    }

    private static CivilAnswer answer(int score) {
        return new CivilAnswer(true, score, null, null, null, null, null, DAY, "civil-check 7");
    }

    private static PersonRegistered registered(CivilMatch match) {
        return new PersonRegistered(
                "35.24",
                who("Boedi", null),
                IdentityStatus.KNOWN,
                Sex.MALE,
                null,
                match,
                PersonFacts.UNKNOWN,
                null);
    }

    private static PersonIdentityCorrected corrected(String name, @Nullable String phone) {
        return new PersonIdentityCorrected(who(name, phone), IdentityStatus.KNOWN, Sex.MALE, null);
    }

    private static PersonalData<PersonIdentity> who(String name, @Nullable String phone) {
        return PersonalData.of(
                BUDI,
                new PersonIdentity(
                        "3524011508929001", null, name, null, null, phone, null, null, null));
    }
}
