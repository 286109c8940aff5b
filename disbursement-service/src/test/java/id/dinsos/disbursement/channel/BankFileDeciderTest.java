package id.dinsos.disbursement.channel;

import static org.assertj.core.api.Assertions.assertThat;

import id.dinsos.contracts.Rupiah;
import id.dinsos.disbursement.channel.BankFileCommand.Create;
import id.dinsos.disbursement.channel.BankFileCommand.MarkSent;
import id.dinsos.disbursement.channel.BankFileCommand.Release;
import id.dinsos.disbursement.channel.BankFileEvent.BankFileBatchSent;
import id.dinsos.disbursement.channel.BankFileEvent.BankFileCreated;
import id.dinsos.disbursement.channel.BankFileEvent.BankFileReleased;
import id.dinsos.disbursement.run.RunCode;
import id.dinsos.disbursement.work.Csv;
import id.dinsos.eventstore.rules.DeciderSpec;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class BankFileDeciderTest {
    private static final UUID RUN = new UUID(1, 1);
    private static final UUID CONTENT = new UUID(2, 2);
    private static final LocalDate DAY = LocalDate.of(2026, 11, 3);
    private static final BankFileEvent CREATED =
            new BankFileCreated(
                    RUN,
                    "35.24",
                    "BNI",
                    3,
                    new Rupiah(600_000),
                    "ab",
                    CONTENT,
                    null,
                    null,
                    List.of());
    private static final BankFileEvent RELEASED = new BankFileReleased("sari", DAY);
    private final DeciderSpec<BankFileCommand, BankBatch, BankFileEvent> spec =
            DeciderSpec.of(new BankFileDecider());

    @Test
    void a_file_is_made() {
        spec.given().when(create("ab")).then(CREATED);
    }

    @Test
    void a_file_never_changes() {
        spec.given(CREATED).when(create("ab")).thenNothing();
        spec.given(CREATED).when(create("cd")).thenRefused(BankFileCode.BANK_FILE_IMMUTABLE);
    }

    @Test
    void a_file_that_is_not_made_cannot_be_released() {
        spec.given().when(new Release("sari", DAY)).thenRefused(BankFileCode.BANK_FILE_NOT_FOUND);
    }

    @Test
    void a_file_is_released_once() {
        spec.given(CREATED).when(new Release("sari", DAY)).then(RELEASED);
        spec.given(CREATED, RELEASED)
                .when(new Release("budi", DAY))
                .thenRefused(BankFileCode.BANK_FILE_ALREADY_RELEASED);
    }

    @Test
    void who_prepared_or_approved_what_it_was_made_for_does_not_release_it() {
        BankFileEvent again =
                new BankFileCreated(
                        RUN,
                        "35.24",
                        "BNI",
                        3,
                        new Rupiah(600_000),
                        "ab",
                        CONTENT,
                        null,
                        null,
                        List.of("wati", "budi"));
        for (String hand : List.of("wati", "budi")) {
            spec.given(again)
                    .when(new Release(hand, DAY))
                    .thenRefused(RunCode.RELEASER_IS_INVOLVED);
        }
        spec.given(again).when(new Release("sari", DAY)).then(RELEASED);
    }

    @Test
    void nothing_is_sent_before_the_release() {
        spec.given(CREATED)
                .when(new MarkSent(0, 3))
                .thenRefused(BankFileCode.BANK_FILE_NOT_RELEASED);
    }

    @Test
    void batches_are_sent_once_and_in_order_until_the_file_is_through() {
        spec.given(CREATED, RELEASED).when(new MarkSent(0, 2)).then(new BankFileBatchSent(0, 2));
        spec.given(CREATED, RELEASED, new BankFileBatchSent(0, 2))
                .when(new MarkSent(0, 2))
                .thenRefused(BankFileCode.BATCH_ALREADY_SENT);
        spec.given(CREATED, RELEASED, new BankFileBatchSent(0, 2), new BankFileBatchSent(1, 1))
                .when(new MarkSent(2, 1))
                .thenRefused(BankFileCode.BATCH_ALREADY_SENT);
        assertThat(
                        ((BankBatch.Made)
                                        new BankFileDecider()
                                                .fold(
                                                        List.of(
                                                                CREATED,
                                                                RELEASED,
                                                                new BankFileBatchSent(0, 3))))
                                .state())
                .isEqualTo(BankBatch.State.SENT);
    }

    @Test
    void a_field_of_the_file_can_neither_break_its_line_nor_start_a_formula() {
        assertThat(Csv.safe("SITI AMINAH")).isEqualTo("SITI AMINAH");
        assertThat(Csv.safe("=1+1")).isEqualTo("'=1+1");
        assertThat(Csv.safe("+62")).isEqualTo("'+62");
        assertThat(Csv.safe("-5")).isEqualTo("'-5");
        assertThat(Csv.safe("@cmd")).isEqualTo("'@cmd");
        assertThat(Csv.safe("SITI;=1+1;UJI")).isEqualTo("SITI;'=1+1;UJI");
        assertThat(Csv.safe("SITI, =1")).isEqualTo("\"SITI, '=1\"");
        assertThat(Csv.safe("SRI; RAHAYU")).isEqualTo("SRI; RAHAYU");
        assertThat(Csv.safe("a,b")).isEqualTo("\"a,b\"");
        assertThat(Csv.safe("a\"b")).isEqualTo("\"a\"\"b\"");
        assertThat(Csv.safe("a\r\nb\tc")).isEqualTo("a  b c");
        assertThat(Csv.safe("\t=1")).isEqualTo(" '=1");
        assertThat(Csv.safe("")).isEmpty();
    }

    private static Create create(String sha256) {
        return new Create(
                RUN,
                "35.24",
                "BNI",
                3,
                new Rupiah(600_000),
                sha256,
                CONTENT,
                null,
                null,
                List.of());
    }
}
