package id.dinsos.demo.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrderTest {
    private static final YearMonth OCTOBER = YearMonth.of(2026, 10);

    @Test
    void one_transfer_settles_the_three_months_of_a_quarter() throws IOException {
        Order order =
                new Order(
                        Order.ASPDB,
                        Order.terms("/programmes/ASPDB.json"),
                        List.of(OCTOBER, OCTOBER.plusMonths(1), OCTOBER.plusMonths(2)));

        assertThat(order.monthRupiah()).isEqualTo(300_000);
        assertThat(order.eachRupiah()).isEqualTo(900_000);
        assertThat(order.owner()).isEqualTo("35");
        assertThat(order.whom()).isEqualTo("people");
        assertThat(order.period()).isEqualTo("2026-10 to 2026-12");
    }

    @Test
    void sembako_is_paid_to_families_month_by_month() throws IOException {
        Order order = new Order(Order.SEMBAKO, Order.terms("/demo/sembako.json"), List.of(OCTOBER));

        assertThat(order.eachRupiah()).isEqualTo(200_000);
        assertThat(order.whom()).isEqualTo("families");
        assertThat(order.group("rupiah")).isEqualTo("rupiah");
    }
}
