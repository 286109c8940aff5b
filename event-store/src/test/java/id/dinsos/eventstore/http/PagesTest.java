package id.dinsos.eventstore.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.dinsos.eventstore.rules.RefusedException;
import id.dinsos.eventstore.secret.KeyedHash;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PagesTest {
    private static final UUID ONE = UUID.fromString("0190a1b2-0000-7000-8000-000000000001");

    private final Pages pages = new Pages(new KeyedHash(new byte[32])::ofBytes);

    @Test
    void a_cursor_says_where_the_next_page_begins() {
        String cursor = pages.cursor("runs", Pages.place(ONE, 5L, "35.24"));

        Pages.Cursor after = pages.after("runs", cursor);

        assertThat(after.uuid()).isEqualTo(ONE);
        assertThat(after.number(1, 0)).isEqualTo(5);
        assertThat(after.text(2, "")).isEqualTo("35.24");
    }

    @Test
    void without_a_cursor_the_list_begins_at_its_start() {
        assertThat(pages.after("runs", null).isStart()).isTrue();
        assertThat(pages.after("runs", "").uuid()).isEqualTo(new UUID(0, 0));
    }

    @Test
    void a_cursor_changed_in_any_letter_is_refused() {
        String cursor = pages.cursor("runs", Pages.place(ONE));
        for (int i = 0; i < cursor.length(); i++) {
            char other = cursor.charAt(i) == 'A' ? 'B' : 'A';
            String changed = cursor.substring(0, i) + other + cursor.substring(i + 1);
            assertThatThrownBy(() -> pages.after("runs", changed))
                    .isInstanceOf(RefusedException.class);
        }
    }

    @Test
    void a_cursor_of_another_list_is_refused() {
        String cursor = pages.cursor("runs", Pages.place(ONE));

        assertThatThrownBy(() -> pages.after("budgets", cursor))
                .isInstanceOf(RefusedException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "0190a1b2-0000-7000-8000-000000000001", "\u0000", "....", "AAAA"})
    void what_is_no_cursor_is_refused(String cursor) {
        assertThatThrownBy(() -> pages.after("runs", cursor))
                .isInstanceOf(RefusedException.class)
                .hasMessageStartingWith("cursor-invalid");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 501, Integer.MAX_VALUE})
    void a_limit_no_page_can_hold_is_refused(int limit) {
        assertThatThrownBy(() -> Pages.limit(limit))
                .isInstanceOf(RefusedException.class)
                .hasMessageStartingWith("parameter-invalid");
    }

    @Test
    void the_last_page_has_no_cursor_and_a_full_one_before_it_has() {
        assertThat(pages.page("l", List.of("a", "b", "c"), 2, one -> Pages.place(one)))
                .satisfies(page -> {
                    assertThat(page.items()).containsExactly("a", "b");
                    assertThat(pages.after("l", page.next()).text(0, "")).isEqualTo("b");
                });
        assertThat(pages.page("l", List.of("a", "b"), 2, one -> Pages.place(one)).next()).isNull();
    }
}
