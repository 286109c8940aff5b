package id.dinsos.eventstore.view;

import static org.assertj.core.api.Assertions.assertThat;

import id.dinsos.eventstore.log.TestStore;
import id.dinsos.eventstore.view.Figures.Shown;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Figures read from tables: what they show, what they forget, and how many there can be. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FiguresTest {
    private final TestStore test = new TestStore();

    @AfterAll
    void close() {
        test.close();
    }

    @Test
    void a_row_is_a_series_and_one_that_is_gone_is_shown_no_more() {
        // Given
        test.database.execute("create table stock (place text, kind text, amount bigint)");
        test.database.execute("insert into stock values ('a', 'rice', 3), ('b', 'rice', 4)");
        Figures figures =
                figures("select place, kind, amount, amount * 2 from stock", "stock", "twice");
        figures.read().await().indefinitely();
        assertThat(gauge("stock", "a")).isEqualTo(3);
        assertThat(gauge("twice", "b")).isEqualTo(8);

        // When
        test.database.execute(
                "update stock set amount = 5 where place = 'a'; delete from stock where place = 'b'");
        figures.read().await().indefinitely();

        // Then
        assertThat(gauge("stock", "a")).isEqualTo(5);
        assertThat(test.meters.find("stock").tag("place", "b").gauge()).isNull();
    }

    @Test
    void labels_do_not_explode_and_sums_stay_right() {
        // Given
        Figures figures = figures("select n::text, 'x', 1 from generate_series(1, 2500) n", "wide");

        // When
        figures.read().await().indefinitely();

        // Then
        assertThat(test.meters.find("wide").gauges()).hasSize(Figures.LARGEST + 1);
        assertThat(test.meters.find("wide").gauges().stream().mapToDouble(g -> g.value()).sum())
                .isEqualTo(2500);
        assertThat(gauge("wide", "other")).isEqualTo(500);
    }

    @Test
    void what_cannot_be_read_stays_as_it_was() {
        // Given
        test.database.execute("create table away (amount bigint)");
        test.database.execute("insert into away values (7)");
        Figures figures = figures("select 'a', 'b', amount from away", "away");
        figures.read().await().indefinitely();

        // When
        test.database.execute("drop table away");
        figures.read().await().indefinitely();

        // Then
        assertThat(gauge("away", "a")).isEqualTo(7);
    }

    private Figures figures(String sql, String... names) {
        Shown[] shown =
                List.of(names).stream()
                        .map(name -> new Shown(name, "What " + name + " is"))
                        .toArray(Shown[]::new);
        return new Figures(test.pool, test.meters, sql, List.of("place", "kind"), shown);
    }

    private double gauge(String name, String place) {
        return test.meters.get(name).tag("place", place).gauge().value();
    }
}
