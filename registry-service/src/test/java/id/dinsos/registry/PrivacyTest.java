package id.dinsos.registry;

import static org.assertj.core.api.Assertions.assertThat;

import id.dinsos.testkit.TestServices;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Personal data lie in no table in the clear, and whoever looks at them leaves a trace. */
@QuarkusTest
@WithTestResource(TestServices.class)
class PrivacyTest {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    @Inject Pool pool;

    @Test
    void neither_nik_nor_name_lies_in_any_table() {
        // Given
        String nik = Api.newNik();
        String name = "Zulkarnaen Quasimodo";
        String id = Api.registerPerson(nik, name).jsonPath().getString("id");
        Api.registrar().get("/v1/persons/" + id).then().statusCode(200);
        // When
        List<String> found = new ArrayList<>();
        for (String table : tables()) {
            for (String secret : List.of(nik, name, hex(nik), hex(name))) {
                if (holds(table, secret)) {
                    found.add(table);
                }
            }
        }
        // Then
        assertThat(tables()).contains("public.event", "view_household.household");
        assertThat(found).isEmpty();
    }

    @Test
    void every_look_at_a_person_is_on_record() {
        // Given
        String nik = Api.newNik();
        String id = Api.registerPerson(nik, "Budi").jsonPath().getString("id");
        String household = Api.newHousehold(id);
        // When
        Api.registrar().get("/v1/persons/" + id).then().statusCode(200);
        Api.registrar().get("/v1/households/" + household).then().statusCode(200);
        Api.registrar().body(Map.of("nik", nik)).post("/v1/persons/search").then().statusCode(200);
        // Then
        assertThat(
                        texts(
                                "select actor || ' ' || action from personal_read where subject = '"
                                        + id
                                        + "' order by at"))
                .containsExactly("sari person", "sari household", "sari search");
    }

    private List<String> tables() {
        return texts(
                "select schemaname || '.' || tablename from pg_tables"
                        + " where schemaname = 'public' or schemaname like 'view\\_%'");
    }

    /** As text a row shows its bytes in hex, so both spellings are looked for. */
    private boolean holds(String table, String secret) {
        return !texts(
                        "select 'x' from %s t where position('%s' in t::text) > 0 limit 1"
                                .formatted(table, secret))
                .isEmpty();
    }

    private List<String> texts(String sql) {
        List<String> found = new ArrayList<>();
        for (Row row : pool.query(sql).execute().await().atMost(LIMIT)) {
            found.add(row.getString(0));
        }
        return found;
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }
}
