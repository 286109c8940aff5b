package id.dinsos.cases.kind;

import static org.assertj.core.api.Assertions.assertThat;

import id.dinsos.cases.kind.KindDecider.Define;
import id.dinsos.cases.kind.KindEvent.KindDefined;
import id.dinsos.eventstore.log.EventCodec;
import id.dinsos.eventstore.rules.DeciderSpec;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class KindDeciderTest {
    private static final Instant AT = Instant.parse("2026-11-20T02:00:00Z");
    private static final LocalDate TODAY = LocalDate.parse("2026-11-20");
    private static final KindFile STANDARD = new KindFile(EventCodec.mapper(), TriageWiring.cel());
    private static final CaseKind CARE = STANDARD.standard("HOME_CARE").orElseThrow();
    private static final CaseKind SHELTER = STANDARD.standard("VIOLENCE_SHELTER").orElseThrow();

    @Test
    void an_office_sets_its_version_from_today_on() {
        given().when(define(TODAY, CARE)).then(defined(1, TODAY, CARE));
    }

    @Test
    void no_version_is_in_force_before_it_was_set() {
        given().when(define(TODAY.minusDays(1), CARE)).thenRefused(KindCode.KIND_FROM_PAST);
        given(defined(1, TODAY.plusDays(9), CARE))
                .when(define(TODAY.plusDays(8), CARE))
                .thenRefused(KindCode.KIND_FROM_PAST);
    }

    @Test
    void the_same_version_again_changes_nothing() {
        given(defined(1, TODAY, CARE)).when(define(TODAY, CARE)).thenNothing();
    }

    @Test
    void no_office_opens_what_the_law_seals() {
        CaseKind opened =
                new CaseKind(
                        SHELTER.code(),
                        SHELTER.name(),
                        Confidentiality.NORMAL,
                        List.of(),
                        List.of(),
                        List.of(),
                        Priority.P1,
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of());

        given().when(new Define("35.24", TODAY, opened, SHELTER, TODAY, AT))
                .thenRefused(KindCode.KIND_LESS_CONFIDENTIAL);
    }

    @Test
    void each_day_has_its_version() {
        OfficeKind kind =
                new KindDecider()
                        .fold(
                                List.of(
                                        defined(1, TODAY, CARE),
                                        defined(2, TODAY.plusDays(5), CARE)));

        assertThat(kind.on(TODAY.minusDays(1))).isEmpty();
        assertThat(kind.on(TODAY.plusDays(4)).orElseThrow().number()).isEqualTo(1);
        assertThat(kind.on(TODAY.plusDays(5)).orElseThrow().number()).isEqualTo(2);
    }

    private static Define define(LocalDate from, CaseKind kind) {
        return new Define("35.24", from, kind, kind, TODAY, AT);
    }

    private static KindDefined defined(int version, LocalDate from, CaseKind kind) {
        return new KindDefined("35.24", version, from, kind, AT);
    }

    private static DeciderSpec<Define, OfficeKind, KindEvent>.Given given(KindEvent... history) {
        return DeciderSpec.of(new KindDecider()).given(history);
    }
}
