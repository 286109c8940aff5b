package id.dinsos.eventstore.view;

import static org.assertj.core.api.Assertions.assertThat;

import id.dinsos.eventstore.rules.Zones;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How the setting of zones becomes the function that statements ask. */
class ZoneStoreTest {
    private static final ZoneId WEST = ZoneId.of("Asia/Jakarta");
    private static final ZoneId CENTRE = ZoneId.of("Asia/Makassar");

    @Test
    void the_innermost_region_decides_and_a_code_that_only_begins_alike_does_not() {
        Zones zones = new Zones(WEST, Map.of("64", WEST, "64.08", CENTRE));

        assertThat(ZoneStore.statement("zone_of", zones))
                .contains(
                        "case when owner = '64.08' or starts_with(owner, '64.08.') then"
                                + " 'Asia/Makassar' when left(owner, 2) in ('64') then"
                                + " 'Asia/Jakarta' else 'Asia/Jakarta' end");
    }

    @Test
    void an_office_without_regions_of_its_own_has_one_zone() {
        assertThat(ZoneStore.statement("zone_of", new Zones(CENTRE, Map.of())))
                .endsWith("$$ select 'Asia/Makassar' $$");
    }
}
