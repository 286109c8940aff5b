package id.dinsos.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BanksTest {
    @Test
    void an_account_number_has_as_many_digits_as_its_bank_gives() {
        assertThat(Banks.fits("BNI", "0123456789")).isTrue();
        assertThat(Banks.fits("BNI", "123456789")).as("a spreadsheet lost the zero").isFalse();
        assertThat(Banks.fits("BRI", "123456789012345")).isTrue();
        assertThat(Banks.fits("BNI", "01234 56789")).isFalse();
    }

    @Test
    void a_bank_that_is_not_on_the_list_has_no_accounts() {
        assertThat(Banks.isKnown("BANK_OF_NOWHERE")).isFalse();
        assertThat(Banks.fits("BANK_OF_NOWHERE", "0123456789")).isFalse();
        assertThat(Banks.digits("BANK_OF_NOWHERE")).isZero();
    }
}
