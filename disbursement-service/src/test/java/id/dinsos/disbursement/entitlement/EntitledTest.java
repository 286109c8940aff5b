package id.dinsos.disbursement.entitlement;

import static org.assertj.core.api.Assertions.assertThat;

import id.dinsos.disbursement.eligibility.Benefit;
import id.dinsos.disbursement.eligibility.Clause;
import id.dinsos.disbursement.programme.ProgrammeTerms;
import id.dinsos.disbursement.programme.ProgrammeTerms.Mode;
import id.dinsos.disbursement.programme.ProgrammeTerms.Target;
import id.dinsos.disbursement.programme.Schedule;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EntitledTest {
    private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);
    private static final UUID HOME = new UUID(0, 1);
    private static final UUID LEFT = new UUID(0, 2);
    private static final UUID PAYEE = new UUID(0, 3);
    private static final UUID DOUBLE = new UUID(0, 4);

    @Test
    void a_family_is_its_household_those_its_members_left_its_payee_s_records_and_number() {
        Entitled family = new Entitled(HOME, Set.of(PAYEE, DOUBLE), "00ff", Set.of(LEFT));

        assertThat(family.claims("SEMBAKO", monthly(), NOVEMBER))
                .containsExactly(
                        "FOOD|2026-11|household " + HOME,
                        "FOOD|2026-11|household " + LEFT,
                        "FOOD|2026-11|person " + PAYEE,
                        "FOOD|2026-11|person " + DOUBLE,
                        "FOOD|2026-11|nik 00ff");
    }

    @Test
    void a_member_who_left_and_came_back_claims_the_household_once() {
        Entitled family = new Entitled(HOME, Set.of(PAYEE), null, Set.of(HOME));

        assertThat(family.claims("SEMBAKO", monthly(), NOVEMBER))
                .containsExactly("FOOD|2026-11|household " + HOME, "FOOD|2026-11|person " + PAYEE);
    }

    @Test
    void a_person_is_every_record_merged_into_theirs_and_their_number_where_it_is_known() {
        Entitled person = new Entitled(null, Set.of(PAYEE), null, Set.of());

        assertThat(person.claims("ELDERLY", monthly(), NOVEMBER))
                .containsExactly("FOOD|2026-11|person " + PAYEE);
    }

    @Test
    void what_is_due_once_a_year_is_claimed_for_the_year_whatever_month_a_version_puts_it_in() {
        Entitled person = new Entitled(null, Set.of(PAYEE), null, Set.of());

        assertThat(person.claims("VETERANS", onceAYear(8), YearMonth.of(2026, 8)))
                .containsExactly(
                        "FOOD|2026-08|person " + PAYEE, "once|VETERANS|2026|person " + PAYEE);
        assertThat(person.claims("VETERANS", onceAYear(11), NOVEMBER))
                .contains("once|VETERANS|2026|person " + PAYEE);
    }

    private static ProgrammeTerms monthly() {
        return terms(Benefit.fixed(200_000), Schedule.ALWAYS);
    }

    private static ProgrammeTerms onceAYear(int month) {
        return terms(
                new Benefit(
                        Benefit.Kind.FIXED,
                        200_000,
                        Benefit.Period.ONCE_A_YEAR,
                        List.of(),
                        "",
                        50,
                        List.of()),
                new Schedule(LocalDate.EPOCH, null, 12, List.of(month)));
    }

    @SuppressWarnings("NullAway") // the constructor fills in what is usual
    private static ProgrammeTerms terms(Benefit benefit, Schedule schedule) {
        return new ProgrammeTerms(
                "Sembako",
                "35.24",
                Mode.PAY,
                Target.PERSON,
                0,
                "FOOD",
                "Permensos 5/2021",
                List.of(new Clause("payee-alive", List.of(), "")),
                benefit,
                schedule,
                null,
                null,
                null,
                null);
    }
}
