package id.dinsos.disbursement.beneficiary;

import static org.assertj.core.api.Assertions.assertThat;

import id.dinsos.contracts.RegistryMessage.Assignment;
import id.dinsos.contracts.RegistryMessage.ServiceResource;
import id.dinsos.contracts.RegistryMessage.Suspension;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ServiceDaysTest {
    private static final LocalDate JANUARY = LocalDate.of(2026, 1, 1);
    private static final LocalDate JUNE = LocalDate.of(2026, 6, 30);
    private static final LocalDate DECEMBER = LocalDate.of(2026, 12, 31);

    @Test
    void an_assignment_without_a_decree_is_no_service() {
        assertThat(of(null, List.of(), null)).isEmpty();
    }

    @Test
    void service_ends_with_the_assignment_or_with_all_service() {
        assertThat(of(DECEMBER, List.of(), null)).containsExactly(days(JANUARY, DECEMBER));
        assertThat(of(DECEMBER, List.of(), JUNE)).containsExactly(days(JANUARY, JUNE));
        assertThat(of(JUNE, List.of(), DECEMBER)).containsExactly(days(JANUARY, JUNE));
        assertThat(of(DECEMBER, List.of(), JANUARY.minusDays(1))).isEmpty();
    }

    @Test
    void a_suspension_cuts_its_days_out_and_one_without_an_end_all_that_follow() {
        Suspension spring = new Suspension(LocalDate.of(2026, 3, 1), LocalDate.of(2026, 4, 30));
        Suspension autumn = new Suspension(LocalDate.of(2026, 10, 1), null);
        Suspension before = new Suspension(LocalDate.of(2025, 12, 1), JANUARY);

        assertThat(of(DECEMBER, List.of(spring, autumn), null))
                .containsExactly(
                        days(JANUARY, LocalDate.of(2026, 2, 28)),
                        days(LocalDate.of(2026, 5, 1), LocalDate.of(2026, 9, 30)));
        assertThat(of(DECEMBER, List.of(before), null))
                .containsExactly(days(JANUARY.plusDays(1), DECEMBER));
    }

    @Test
    void on_a_day_one_serves_as_what_one_was_assigned_to_then_each_kind_once() {
        List<String> days =
                List.of(
                        "TKSK 2024-01-01 2026-10-31",
                        "TKSK 2026-10-15 9999-12-31",
                        "TAGANA 2026-11-02 9999-12-31");

        assertThat(FactsStore.serves(days, LocalDate.of(2026, 11, 1))).containsExactly("TKSK");
        assertThat(FactsStore.serves(days, LocalDate.of(2026, 11, 2)))
                .containsExactly("TAGANA", "TKSK");
        assertThat(FactsStore.serves(null, JANUARY)).isEmpty();
    }

    private static List<ServiceDays> of(
            @Nullable LocalDate until, List<Suspension> suspensions, @Nullable LocalDate endedOn) {
        return ServiceDays.of(
                new ServiceResource(
                        new UUID(0, 1),
                        "resource-assigned",
                        "35.24",
                        "TKSK",
                        new UUID(0, 2),
                        "ACTIVE",
                        List.of(
                                new Assignment(
                                        new UUID(0, 3),
                                        "35.24.01",
                                        JANUARY,
                                        until,
                                        "MEMBER",
                                        until == null ? null : "188/7",
                                        JANUARY)),
                        suspensions,
                        endedOn));
    }

    private static ServiceDays days(LocalDate first, LocalDate last) {
        return new ServiceDays(first, last);
    }
}
