package id.dinsos.disbursement.instruct;

import static org.assertj.core.api.Assertions.assertThat;

import id.dinsos.disbursement.eligibility.Verdict;
import id.dinsos.disbursement.instruct.Vacancies.Seat;
import id.dinsos.disbursement.instruct.Vacancies.Turn;
import id.dinsos.disbursement.roster.ChunkCommand;
import id.dinsos.disbursement.roster.ChunkEvent.Unpaid;
import id.dinsos.disbursement.roster.ChunkEvent.Waiting;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class VacanciesTest {
    private static final Seat FIRST = new Seat(1, new UUID(0, 11), 3, 100);
    private static final Seat SECOND = new Seat(2, new UUID(0, 12), 0, 100);
    private static final Seat THIRD = new Seat(3, new UUID(0, 13), 3, 10);

    @Test
    void a_place_that_is_left_goes_to_the_first_who_waits() {
        Vacancies vacancies = waited(new Vacancies(0, 0));
        vacancies.left(7, gone(1), 100);
        vacancies.fill(seat -> new Turn.Takes());

        assertThat(vacancies.commands())
                .isEqualTo(
                        Map.of(
                                7,
                                new ChunkCommand.Replace(List.of(gone(1)), List.of()),
                                3,
                                new ChunkCommand.Replace(List.of(), List.of(taken(FIRST)))));
    }

    @Test
    void without_a_place_or_without_money_nobody_comes_in() {
        Vacancies full = waited(new Vacancies(0, 1_000));
        full.fill(seat -> new Turn.Takes());
        Vacancies poor = waited(new Vacancies(5, 99));
        poor.fill(seat -> new Turn.Takes());

        assertThat(full.commands()).isEmpty();
        assertThat(poor.commands()).isEmpty();
    }

    @Test
    void nobody_overtakes_by_being_cheaper() {
        Vacancies vacancies = waited(new Vacancies(-1, 150));
        vacancies.fill(seat -> new Turn.Takes());

        assertThat(vacancies.filled()).isEqualTo(1);
        assertThat(vacancies.commands()).containsOnlyKeys(3);
    }

    @Test
    void who_is_no_longer_due_is_passed_over_with_the_reason() {
        Vacancies vacancies = waited(new Vacancies(1, 1_000));
        vacancies.fill(seat -> seat.equals(FIRST) ? new Turn.Passed(gone(11)) : new Turn.Takes());

        assertThat(vacancies.left()).isEqualTo(1);
        assertThat(vacancies.commands())
                .isEqualTo(
                        Map.of(
                                3,
                                new ChunkCommand.Replace(List.of(gone(11)), List.of()),
                                0,
                                new ChunkCommand.Replace(List.of(), List.of(taken(SECOND)))));
    }

    @Test
    void who_is_paid_already_uses_a_place_and_takes_none() {
        Vacancies vacancies = waited(new Vacancies(1, 1_000));
        vacancies.fill(seat -> seat.equals(FIRST) ? new Turn.HasOne() : new Turn.Takes());

        assertThat(vacancies.commands()).isEmpty();
    }

    private static Vacancies waited(Vacancies vacancies) {
        List.of(THIRD, FIRST, SECOND).forEach(vacancies::waits);
        return vacancies;
    }

    private static Waiting taken(Seat seat) {
        return new Waiting(seat.beneficiary(), seat.place());
    }

    private static Unpaid gone(long number) {
        return new Unpaid(
                new UUID(0, number), "35.24.01.2001", Verdict.Outcome.HELD, "changed-since-freeze");
    }
}
