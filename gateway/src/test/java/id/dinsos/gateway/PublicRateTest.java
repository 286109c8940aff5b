package id.dinsos.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PublicRateTest {
    private final PublicRate rate = new PublicRate(2, 5);

    @Test
    void an_address_asks_so_many_times_a_minute_and_again_in_the_next() {
        assertThat(rate.admits("a", 1)).isTrue();
        assertThat(rate.admits("a", 1)).isTrue();
        assertThat(rate.admits("a", 1)).isFalse();
        assertThat(rate.admits("b", 1)).isTrue();
        assertThat(rate.admits("a", 2)).isTrue();
    }

    @Test
    void who_asks_too_often_takes_nothing_from_the_others() {
        for (int i = 0; i < 50; i++) {
            boolean unused = rate.admits("a", 1);
        }

        assertThat(rate.admits("b", 1)).isTrue();
        assertThat(rate.admits("b", 1)).isTrue();
        assertThat(rate.admits("c", 1)).isTrue();
        assertThat(rate.admits("c", 1)).isFalse();
    }

    @Test
    void many_addresses_together_ask_no_more_than_all_may() {
        int admitted = 0;
        for (int i = 0; i < 50; i++) {
            admitted += rate.admits("address-" + i, 1) ? 1 : 0;
        }

        assertThat(admitted).isEqualTo(5);
    }
}
