package id.dinsos.registry.search;

import static org.assertj.core.api.Assertions.assertThat;

import id.dinsos.contracts.RegionCode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SearchBodyTest {
    @Test
    void a_cursor_for_somebody_called_null_is_none_for_a_search_without_a_name() {
        RegionCode region = RegionCode.of("35.24");

        assertThat(named("null").list(region)).isNotEqualTo(named(null).list(region));
        assertThat(named("Ani").list(region)).isEqualTo(named("Ani").list(region));
    }

    private static SearchBody named(@Nullable String name) {
        return new SearchBody(
                null, null, null, null, null, name, "35.24", null, null, null, null, null, null,
                null);
    }
}
