package id.dinsos.eventstore.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import id.dinsos.eventstore.rules.Fields;
import id.dinsos.eventstore.rules.Refusal;
import id.dinsos.eventstore.rules.RefusedException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BodiesTest {
    private enum Colour {
        RED,
        WHITE
    }

    record Decree(@Nullable String number, @Nullable LocalDate date) {}

    record Budget(
            @Nullable String name,
            long rupiah,
            @Nullable Boolean open,
            @Nullable Colour colour,
            @Nullable YearMonth month,
            @Nullable UUID id,
            @Nullable Decree decree,
            @Nullable List<String> papers,
            @Nullable List<Decree> decrees,
            @Nullable Map<String, Long> parts) {}

    record Checked(@Nullable String name) {
        Checked {
            Fields fields = new Fields();
            name = fields.text("/name", name, 1, 5);
            fields.check();
        }
    }

    record Holder(@Nullable Checked checked, @Nullable String other) {}

    private final Bodies bodies = new Bodies();

    @Test
    void a_right_body_is_read() {
        Object read =
                read(
                        """
                        {"name":"a","rupiah":200,"open":true,"colour":"RED","month":"2026-11",
                         "id":"0190a1b2-0000-7000-8000-000000000001",
                         "decree":{"number":"1","date":"2026-11-28"},"papers":["x"],
                         "decrees":[],"parts":{"p":1}}
                        """,
                        Budget.class);

        assertThat(read)
                .isInstanceOfSatisfying(
                        Budget.class,
                        budget -> {
                            assertThat(budget.rupiah()).isEqualTo(200);
                            assertThat(budget.decree())
                                    .isEqualTo(new Decree("1", LocalDate.of(2026, 11, 28)));
                        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"rupiah\":200.000} | /rupiah",
                "{\"rupiah\":1999999.99} | /rupiah",
                "{\"rupiah\":2e2} | /rupiah",
                "{\"rupiah\":\"200\"} | /rupiah",
                "{\"rupiah\":true} | /rupiah",
                "{\"rupiah\":null} | /rupiah",
                "{\"rupiah\":99999999999999999999} | /rupiah",
                "{\"rupiah\":[1]} | /rupiah",
                "{\"rupiah\":1,\"name\":5} | /name",
                "{\"rupiah\":1,\"name\":true} | /name",
                "{\"rupiah\":1,\"name\":{}} | /name",
                "{\"rupiah\":1,\"name\":\"a\\u0000b\"} | /name",
                "{\"rupiah\":1,\"name\":\"a\\u0007b\"} | /name",
                "{\"rupiah\":1,\"name\":\"a\\ud83db\"} | /name",
                "{\"rupiah\":1,\"open\":1} | /open",
                "{\"rupiah\":1,\"open\":\"true\"} | /open",
                "{\"rupiah\":1,\"open\":\"\"} | /open",
                "{\"rupiah\":1,\"colour\":0} | /colour",
                "{\"rupiah\":1,\"colour\":\"\"} | /colour",
                "{\"rupiah\":1,\"colour\":\"red\"} | /colour",
                "{\"rupiah\":1,\"month\":\"2026-11-01\"} | /month",
                "{\"rupiah\":1,\"month\":[2026,11]} | /month",
                "{\"rupiah\":1,\"id\":\"1-1-1-1-1\"} | /id",
                "{\"rupiah\":1,\"id\":\"\"} | /id",
                "{\"rupiah\":1,\"decree\":\"\"} | /decree",
                "{\"rupiah\":1,\"decree\":[]} | /decree",
                "{\"rupiah\":1,\"decree\":{\"date\":\"2026-11-09T17:00:00.000Z\"}} | /decree/date",
                "{\"rupiah\":1,\"decree\":{\"date\":[1992,8,1]}} | /decree/date",
                "{\"rupiah\":1,\"decree\":{\"date\":\"\"}} | /decree/date",
                "{\"rupiah\":1,\"decree\":{\"date\":20301}} | /decree/date",
                "{\"rupiah\":1,\"papers\":[null]} | /papers/0",
                "{\"rupiah\":1,\"papers\":\"x\"} | /papers",
                "{\"rupiah\":1,\"papers\":\"\"} | /papers",
                "{\"rupiah\":1,\"papers\":{}} | /papers",
                "{\"rupiah\":1,\"decrees\":[{},null]} | /decrees/1",
                "{\"rupiah\":1,\"decrees\":[{\"no\":1}]} | /decrees/0/no",
                "{\"rupiah\":1,\"parts\":{\"a\":null}} | /parts/a",
                "{\"rupiah\":1,\"parts\":{\"a\":1.5}} | /parts/a",
                "{\"rupiah\":1,\"Name\":\"x\"} | /Name",
                "{\"rupiah\":1,\"decree\":{\"datum\":\"x\"}} | /decree/datum",
            })
    void what_does_not_fit_is_refused_with_its_pointer(String json, String pointer) {
        Refusal refusal = refused(json, Budget.class);

        assertThat(refusal.code().code()).isEqualTo("field-invalid");
        assertThat(refusal.errors()).extracting(Refusal.FieldError::pointer).contains(pointer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "{",
                "{\"rupiah\":1}{}",
                "{\"rupiah\":1} x",
                "{\"rupiah\":1,}",
                "{'rupiah':1}",
                "{\"rupiah\":01}",
                "{\"rupiah\":NaN}",
                "{\"rupiah\":1,\"name\":\"a\tb\"}",
                "[]",
                "[null]",
                "5",
                "\"x\"",
                "{\"rupiah\":1,\"rupiah\":2}"
            })
    void what_is_no_body_at_all_is_malformed(String json) {
        assertThat(refused(json, Budget.class).code().code())
                .isIn("body-malformed", "field-invalid");
    }

    @Test
    void a_field_that_stands_twice_is_named() {
        Refusal refusal =
                refused(
                        "{\"rupiah\":1,\"decree\":{\"number\":\"1\",\"number\":\"2\"}}",
                        Budget.class);

        assertThat(refusal.errors())
                .extracting(Refusal.FieldError::pointer)
                .containsExactly("/decree/number");
    }

    @Test
    void all_faults_are_said_at_once() {
        Refusal refusal =
                refused(
                        "{\"rupias\":1,\"name\":5,\"colour\":\"X\",\"decree\":{\"date\":\"x\",\"nr\":1}}",
                        Budget.class);

        assertThat(refusal.errors())
                .extracting(Refusal.FieldError::pointer)
                .contains("/rupias", "/name", "/colour", "/decree/date", "/decree/nr");
    }

    @Test
    void what_a_record_says_of_itself_is_seen_from_the_whole_body() {
        Refusal refusal =
                refused("{\"checked\":{\"name\":\"too long\"},\"others\":1}", Holder.class);

        assertThat(refusal.errors())
                .extracting(Refusal.FieldError::pointer)
                .containsExactly("/others", "/checked/name");
    }

    @Test
    void bytes_that_are_no_text_and_great_depth_are_refused() {
        assertThat(
                        refusedBytes(new byte[] {'{', '"', (byte) 0xff, '"', ':', '1', '}'})
                                .code()
                                .code())
                .isIn("body-malformed", "field-invalid");
        assertThat(refusedBytes("[".repeat(10_000).getBytes(StandardCharsets.UTF_8)).code().code())
                .isEqualTo("body-malformed");
    }

    @Test
    void a_fault_repeats_no_long_number() {
        Refusal refusal = refused("{\"rupiah\":1,\"3524990101800001\":1}", Budget.class);

        assertThat(refusal.toString()).doesNotContain("3524990101800001");
    }

    private Object read(String json, Class<?> type) {
        return bodies.read(json.getBytes(StandardCharsets.UTF_8), type);
    }

    private Refusal refused(String json, Class<?> type) {
        return catchThrowableOfType(RefusedException.class, () -> read(json, type)).refusal();
    }

    private Refusal refusedBytes(byte[] json) {
        return catchThrowableOfType(RefusedException.class, () -> bodies.read(json, Budget.class))
                .refusal();
    }
}
